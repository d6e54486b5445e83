import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, sep } from 'node:path'
import { MARK } from '../../scripts/source-mark'

type AppJson = { subPackages?: { root: string }[]; subpackages?: { root: string }[] }

/** What WeChat downloads of a built mini-program: to start it, and in all. */
export function packageBytes(folder: string): { main: number; total: number } {
  const app = JSON.parse(readFileSync(join(folder, 'app.json'), 'utf8')) as AppJson
  const roots = (app.subPackages ?? app.subpackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  const bytes = { main: 0, total: 0 }
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = statSync(join(folder, name))
    if (!file.isFile() || name === MARK) continue
    bytes.total += file.size
    if (!roots.includes(name.split(sep)[0]!)) bytes.main += file.size
  }
  return bytes
}
