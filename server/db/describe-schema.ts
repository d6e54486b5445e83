import { type Kysely, sql } from 'kysely'
import { assert } from '../kernel/assert'

type Column = {
  table: string
  name: string
  type: string
  isNullable: boolean
  hasDefault: boolean
  checks: string | null
}

const TYPE_TEXT: Record<string, string> = {
  bool: 'boolean',
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float4: 'number',
  float8: 'number',
  text: 'string',
  date: 'string',
  timestamptz: 'Instant',
  jsonb: 'Json',
  json: 'Json',
  bytea: 'Bytes',
  _text: 'string[]',
  _int8: 'number[]',
  _float8: 'number[]',
}

/** Writes the TypeScript of every table, from what the migrated database itself says of its columns. */
export async function describeSchema(db: Kysely<unknown>): Promise<string> {
  const { rows } = await sql<Column>`
    select c.relname as "table", a.attname as name, t.typname as type,
           not a.attnotnull as "isNullable", a.atthasdef as "hasDefault",
           (select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k
             where k.conrelid = c.oid and k.contype = 'c' and k.conkey = array[a.attnum]) as checks
      from pg_class c join pg_attribute a on a.attrelid = c.oid join pg_type t on t.oid = a.atttypid
     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and a.attnum > 0 and not a.attisdropped
     order by c.relname collate "C", a.attnum`.execute(db)
  const tables = [...new Set(rows.map((row) => row.table))]
  const blocks = tables.map((table) => {
    const columns = rows.filter((row) => row.table === table).map((row) => `    ${row.name}: ${columnType(row)}`)
    return `  ${table}: {\n${columns.join('\n')}\n  }`
  })
  return `${HEADER}export type Schema = {\n${blocks.join('\n')}\n}\n`
}

const HEADER = `// Written by \`npm run generate\` from the migrated database. Do not edit.
import type { ColumnType, Generated } from 'kysely'

type Instant = ColumnType<Date, Date, Date>
/** Whatever JSON holds; its reader gives it a type. */
type Json = ColumnType<unknown, unknown, unknown>
/** Read as bytes; written as the text PostgreSQL has for them, a backslash, x and hex digits, which travels in JSON. */
type Bytes = ColumnType<Uint8Array, string, string>

`

function columnType({ table, name, type, isNullable, hasDefault, checks }: Column): string {
  const base = enumType(checks) ?? TYPE_TEXT[type]
  assert(base, `No TypeScript type for ${table}.${name} (${type})`)
  const full = isNullable ? `${base} | null` : base
  return hasDefault ? `Generated<${full}>` : full
}

/** A column checked against a list of words is typed as those words. */
function enumType(checks: string | null): string | null {
  const list = /= ANY \(\(?ARRAY\[([^\]]+)\]/.exec(checks ?? '')?.[1]
  if (!list) return null
  return [...list.matchAll(/'([^']+)'/g)].map((match) => `'${match[1]}'`).join(' | ')
}
