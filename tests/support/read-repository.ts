import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import type { SourceFile } from './tidy-rules'

const TEXT = /[.](ts|tsx|cjs|mjs|json|md|sql|yml|yaml|html|css|csv)$|^[.]ci[/]|^LICENSE$|^[.]gitignore$/

/** Every text file that is, or would be, part of the repository. */
export function readRepository(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' })
  const paths = listed.split('\n').filter((path) => TEXT.test(path) && existsSync(path))
  return paths.map((path) => ({ path, text: readFileSync(path, 'utf8') }))
}
