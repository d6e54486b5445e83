import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** What Biome must refuse: the rule's name, where the breach would stand and what it would say. */
const PLANTS: Record<string, [path: string, text: string]> = {
  noExplicitAny: ['server/kernel/loose.ts', 'export const a: any = 1\n'],
  noDefaultExport: ['server/kernel/plain.ts', 'export default 1\n'],
  noExcessiveLinesPerFunction: ['server/kernel/long.ts', `export function long() {\n${'  it()\n'.repeat(71)}}\n`],
  noRestrictedImports: ['contract/order.ts', "import { z } from 'zod'\n\nexport const a = z.string()\n"],
  noBarrelFile: ['server/modules/lead/index.ts', "export * from './it'\n"],
  useImportType: ['server/kernel/shape.ts', "import { Db } from './ctx'\n\nexport type A = Db\n"],
}

const IN_ORDER: [path: string, text: string] = [
  'contract/lead.ts',
  `import * as z from 'zod'\n\nexport function whole() {\n${'  z.string()\n'.repeat(66)}}\n`,
]

type Diagnostic = { category: string; location: { path: string | { file: string } } }

/** Lints files in a folder of their own under the repository's configuration; answers `path rule` of each finding. */
function lint(files: [path: string, text: string][]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'fenbo-lint-'))
  try {
    for (const [path, text] of files) {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    copyFileSync('biome.json', join(folder, 'biome.json'))
    const command = ['lint', '--reporter=json', '--vcs-enabled=false', '.']
    const run = spawnSync(resolve('node_modules/.bin/biome'), command, { cwd: folder, encoding: 'utf8' })
    const { diagnostics } = JSON.parse(run.stdout) as { diagnostics: Diagnostic[] }
    return diagnostics.map(({ category, location: { path } }) => {
      return `${typeof path === 'string' ? path : path.file} ${category.split('/').at(-1)}`
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

test('the linter refuses a breach of every limit, and only those', () => {
  const found = lint([...Object.values(PLANTS), IN_ORDER])
  expect(found.sort()).toEqual(
    Object.entries(PLANTS)
      .map(([rule, [path]]) => `${path.replace(/^[.][/]/, '')} ${rule}`)
      .sort(),
  )
})
