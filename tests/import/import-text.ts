import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type ImportResult, importFile } from '../../scripts/import/import-file'
import { type ImportKind, planOf } from '../../scripts/import/import-plans'
import type { HeadingMap } from '../../server/modules/import/column-map'
import type { World } from '../support/world'

export type Imported = Omit<ImportResult, 'errorFile' | 'isStopped'> & {
  /** The error file's text without its mark, or null when there is none. */
  errors: string | null
}

/** Imports a file's text into a world as `npm run import` does, and gives its counts and what the error file says. */
export async function importText(
  world: World,
  kind: ImportKind,
  text: string | Buffer,
  options: { map?: HeadingMap; mayUpdate?: boolean; batchRows?: number } = {},
): Promise<Imported> {
  const { map = {}, mayUpdate = false, batchRows } = options
  const folder = await mkdtemp(join(tmpdir(), 'fenbo-import-'))
  const path = join(folder, `${kind}.csv`)
  await writeFile(path, text)
  try {
    const plan = planOf(kind, map, world.clock.now())
    const { brandId } = world
    const caller = { kind: 'ops', brandId, staffId: 'import', role: 'hq_admin', stores: 'all' } as const
    const {
      errorFile,
      isStopped: _,
      ...counts
    } = await importFile({
      path,
      map,
      plan: { ...plan, batchRows: batchRows ?? plan.batchRows },
      save: (values) => world.run(caller, (ctx) => plan.save(ctx, { brandId, mayUpdate }, values)),
    })
    const bytes = errorFile ? await readFile(errorFile, 'utf8') : null
    if (bytes !== null) expect(bytes.startsWith('\uFEFF行号,列,值,原因\r\n')).toBe(true)
    return { ...counts, errors: bytes?.slice(1) ?? null }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The lines of an error file behind its heading. */
export function errorLines({ errors }: Imported): string[] {
  return errors?.trimEnd().split('\r\n').slice(1) ?? []
}
