import type { ImportKind } from '../../contract/data-vocabulary'
import type { ErrorCode } from '../../contract/errors'
import { canonicalHash } from '../kernel/canonical'
import type { Ctx } from '../kernel/ctx'
import { knownRows, rememberRows } from '../modules/import/import-row.sql'

/** What became of one row. `field` is the field of ours that is to blame, null for the whole row. */
export type ImportOutcome =
  | { kind: 'added' }
  | { kind: 'updated' }
  | { kind: 'same' }
  | { kind: 'refused'; field: string | null; code: ErrorCode }

export type ImportOptions = {
  brandId: string
  /** Whether a row with a known key and other content changes what is there; otherwise it is refused. */
  mayUpdate?: boolean
  /** Only says what would become of the rows; nothing is written. */
  isLookOnly?: boolean
}

/** What becomes of a row beside what stands under its code already: both as they are compared, undefined where nothing does. */
export function besideStanding(standing: unknown, row: unknown, mayUpdate: boolean): ImportOutcome {
  if (standing === undefined) return { kind: 'added' }
  if (canonicalHash(standing) === canonicalHash(row)) return { kind: 'same' }
  return mayUpdate ? { kind: 'updated' } : { kind: 'refused', field: 'code', code: 'idempotency_conflict' }
}

/** The rows that are to be written, by their outcomes. */
export function rowsToWrite<Row>(rows: readonly Row[], outcomes: readonly ImportOutcome[]): Row[] {
  return rows.filter((_, index) => ['added', 'updated'].includes(outcomes[index]?.kind ?? ''))
}

/** Takes in rows whose key this brand never imported (or may update); one outcome a row, in their order. */
export type TakeIn<Row> = (rows: readonly Row[]) => Promise<ImportOutcome[]>

type Asked = ImportOptions & { kind: ImportKind; keyField: string }

/**
 * Lets each row of a file through once: a row imported before with the same content is `same` and never reaches
 * `takeIn`, the same key with other content is refused. So a file that was imported can be sent again, whole or cut off,
 * whatever happened to its members, stores or orders since. `identify` gives a row's key, and its content where that is
 * not to be hashed as it stands (a plain phone never is). Two extra statements for any number of rows.
 */
export async function importOnce<Row>(
  ctx: Pick<Ctx<unknown>, 'db' | 'now'>,
  asked: Asked,
  rows: readonly Row[],
  identify: (row: Row) => { key: string; content?: unknown },
  takeIn: TakeIn<Row>,
): Promise<ImportOutcome[]> {
  const { brandId, kind, mayUpdate = false, isLookOnly = false } = asked
  const conflict: ImportOutcome = { kind: 'refused', field: asked.keyField, code: 'idempotency_conflict' }
  const entries = rows.map((row) => {
    const { key, content = row } = identify(row)
    return { row, key, hash: canonicalHash(content) }
  })
  const known = await knownRows(ctx.db, brandId, kind, [...new Set(entries.map(({ key }) => key))])

  // Within the batch too the first row of a key counts, later ones are the same or a conflict.
  const firsts = new Map<string, (typeof entries)[number]>()
  for (const entry of entries) if (!firsts.has(entry.key)) firsts.set(entry.key, entry)
  const isOpen = ({ key, hash }: { key: string; hash: string }) =>
    !known.has(key) || (mayUpdate && known.get(key) !== hash)
  const open = [...firsts.values()].filter(isOpen)
  const taken = open.length > 0 ? await takeIn(open.map(({ row }) => row)) : []
  const outcomes = new Map(open.map((entry, index) => [entry, taken[index] as ImportOutcome]))

  const kept = open.filter((entry) => outcomes.get(entry)?.kind !== 'refused')
  if (kept.length > 0 && !isLookOnly) await rememberRows(ctx.db, brandId, kind, kept, ctx.now)

  return entries.map((entry) => {
    const first = firsts.get(entry.key) as (typeof entries)[number]
    const decided = outcomes.get(first)
    if (!decided) return known.get(entry.key) === entry.hash ? { kind: 'same' } : conflict
    if (entry === first || decided.kind === 'refused') return decided
    return entry.hash === first.hash ? { kind: 'same' } : conflict
  })
}
