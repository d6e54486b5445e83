import { CompiledQuery, sql } from 'kysely'
import type { Db } from '../../../server/kernel/ctx'
import type { RowsByTable } from '../../../server/kernel/insert-many'
import { type CommitContext, rowsOf } from './commit-decided'
import type { DecidedLead, SealedTrace } from './decided-leads'

/** Types of columns as PostgreSQL writes them, by table and column. */
export type ColumnTypes = Map<string, string>

export async function readColumnTypes(db: Db): Promise<ColumnTypes> {
  const { rows } = await sql<{ key: string; type: string }>`
    select c.relname || '.' || a.attname as key, format_type(a.atttypid, a.atttypmod) as type
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relname in ('lead', 'decision', 'assignment', 'outbox') and a.attnum > 0`.execute(db)
  return new Map(rows.map(({ key, type }) => [key, type]))
}

const texts = new Map<string, string>()

/**
 * A proposal measured beside what production does: the same conditional update and the same rows as one statement, which
 * is its own transaction. The guide's row is locked for no round trip of the client, the text is made once, and every
 * column is a parameter of its own type instead of a member of a JSON text. False when the guide had no room.
 */
async function reserveAndRecord(
  db: Db,
  types: ColumnTypes,
  { guideId, day, now }: { guideId: string; day: string; now: Date },
  rows: RowsByTable,
): Promise<boolean> {
  const values: unknown[] = [guideId, day, now]
  let key = ''
  for (const [table, [row]] of Object.entries(rows) as [string, readonly Record<string, unknown>[]][]) {
    key += `${table}(`
    for (const [column, value] of Object.entries(row as object)) {
      key += `${column},`
      values.push(typeof value === 'object' && !(value instanceof Date) ? JSON.stringify(value) : value)
    }
  }
  const text = texts.get(key) ?? textOf(types, rows)
  texts.set(key, text)
  return (await db.executeQuery(CompiledQuery.raw(text, values))).rows.length > 0
}

function textOf(types: ColumnTypes, rows: RowsByTable): string {
  let place = 3
  const inserts = (Object.entries(rows) as [string, readonly object[]][]).map(([table, [row]]) => {
    const columns = Object.keys(row as object)
    const typed = columns.map((column) => `$${++place}::${types.get(`${table}.${column}`)}`)
    return `new_${table} as (insert into ${table} (${columns.join(', ')}) select ${typed.join(', ')} from taken)`
  })
  return `with taken as (
      update guide_load
         set day_used = case when day < $2::date then 1 else day_used + 1 end, day = greatest(day, $2::date),
             open_used = open_used + 1, last_assigned_at = greatest(last_assigned_at, $3::timestamptz)
       where guide_id = $1 and is_taking and day <= $2::date
         and case when day < $2::date then 0 else day_used end < day_cap and open_used < open_cap
         and exists (select 1 from guide g where g.id = guide_load.guide_id and g.employment = 'active')
      returning day),
    ${inserts.join(', ')} select day from taken`
}

/** Walks down the list by that one statement; answers who got the lead. */
export async function commitByOneStatement(
  db: Db,
  types: ColumnTypes,
  context: CommitContext,
  lead: DecidedLead,
  trace: SealedTrace,
): Promise<string | null> {
  const { day, now } = context
  for (const { guideId, storeId } of lead.ranked) {
    const rows = rowsOf(context, lead, trace, { guideId, storeId, reservedDay: day })
    if (await reserveAndRecord(db, types, { guideId, day, now }, rows)) return guideId
  }
  return null
}
