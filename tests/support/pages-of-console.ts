import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = 'console/navigation'

/** The path of every page of the console, as its areas list them; the overview's is empty. */
export function pagesOfConsole(): string[] {
  const areas = readdirSync(FOLDER).filter((name) => name.endsWith('-area.ts'))
  return areas.flatMap((name) =>
    [...readFileSync(join(FOLDER, name), 'utf8').matchAll(/\bpath: '([^']*)'/g)].map(([, path]) => path!),
  )
}
