import type { PGlite } from '@electric-sql/pglite'
import type { CompiledQuery, DatabaseConnection, QueryResult } from 'kysely'
import pg from 'pg'
import { serialize } from 'pg-protocol'
import { assert } from '../kernel/assert'
import { COLUMN_PARSERS, parameterText } from './column-types'

/** What a session needs of the embedded database: to be sent bytes of the PostgreSQL protocol. */
export type ProtocolPort = Pick<PGlite, 'execProtocol' | 'syncToFs' | 'waitReady' | 'close'>

type Column = { name: string; parse: (text: string) => unknown }
type Statement = { name: string; columns: readonly Column[] }
type Message = { name: string; fields?: readonly unknown[]; text?: string }

/** Statements kept parsed. Lists of varying length make variants of one text; the oldest go first. */
const STATEMENTS_MAX = 400
/**
 * A plan made while the tables were empty would be kept for ever (nothing analyses an embedded database by itself), so
 * parsed statements are planned anew each time they run. Statements of a session before this one are dropped.
 */
const SESSION_SETTINGS = "deallocate all; set plan_cache_mode = 'force_custom_plan'"

/**
 * The one session of the embedded database, spoken to in PostgreSQL's own protocol: a statement is parsed once and then
 * bound and run in a single round trip, which is 4 to 5 times quicker than PGlite's `query` (0.05 against 0.22 ms for a
 * read by primary key, measured side by side).
 */
export class PgliteSession implements DatabaseConnection {
  private readonly statements = new Map<string, Statement>()
  private statementCount = 0
  private isReady = false
  private isInTransaction = false

  constructor(private readonly port: ProtocolPort) {}

  async open(): Promise<void> {
    if (this.isReady) return
    await this.port.waitReady
    this.isReady = true
    await this.send([serialize.query(SESSION_SETTINGS)])
  }

  async begin(): Promise<void> {
    await this.send([serialize.query('begin')])
    this.isInTransaction = true
  }

  /** Resolves once the commit is on disk. */
  async commit(): Promise<void> {
    await this.send([serialize.query('commit')])
    this.isInTransaction = false
    await this.port.syncToFs()
  }

  async rollback(): Promise<void> {
    this.isInTransaction = false
    await this.send([serialize.query('rollback')])
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    const statement = await this.prepare(query.sql)
    const values = query.parameters.map((value) => parameterText(value) ?? null)
    const messages = await this.send([
      serialize.bind({ statement: statement.name, values: values.map(wireText) }),
      serialize.execute({ portal: '', rows: 0 }),
      serialize.sync(),
    ])
    // A statement outside a transaction commits itself.
    if (!this.isInTransaction) await this.port.syncToFs()
    return resultOf<Row>(statement.columns, messages)
  }

  // biome-ignore lint/correctness/useYield: streaming is not offered on the embedded database; nothing asks for it.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error('The embedded database does not stream')
  }

  private async prepare(text: string): Promise<Statement> {
    const known = this.statements.get(text)
    if (known) {
      this.statements.delete(text)
      this.statements.set(text, known)
      return known
    }
    const name = `s${++this.statementCount}`
    const messages = await this.send([
      serialize.parse({ name, text }),
      serialize.describe({ type: 'S', name }),
      serialize.sync(),
    ])
    const statement = { name, columns: columnsOf(messages) }
    this.statements.set(text, statement)
    const [oldest] = this.statements.size > STATEMENTS_MAX ? this.statements : []
    if (oldest) {
      this.statements.delete(oldest[0])
      await this.send([serialize.close({ type: 'S', name: oldest[1].name }), serialize.sync()])
    }
    return statement
  }

  private async send(parts: readonly Buffer[]): Promise<readonly Message[]> {
    const { messages } = await this.port.execProtocol(Buffer.concat(parts), { syncToFs: false })
    return messages as readonly Message[]
  }
}

/** Everything goes as text; bytes would need another format, and no column of ours holds any. */
function wireText(value: unknown): string | null {
  assert(!(value instanceof Uint8Array), 'Bytes are not sent to the embedded database')
  return value === null ? null : String(value)
}

function columnsOf(messages: readonly Message[]): Column[] {
  const description = messages.find((message) => message.name === 'rowDescription')
  const fields = (description?.fields ?? []) as readonly { name: string; dataTypeID: number }[]
  return fields.map(({ name, dataTypeID }) => ({
    name,
    parse: COLUMN_PARSERS[dataTypeID] ?? pg.types.getTypeParser(dataTypeID, 'text'),
  }))
}

function resultOf<Row>(columns: readonly Column[], messages: readonly Message[]): QueryResult<Row> {
  const rows: Row[] = []
  let numAffectedRows: bigint | undefined
  for (const { name, fields, text } of messages) {
    if (name === 'dataRow') rows.push(rowOf(columns, fields as readonly (string | null)[]) as Row)
    // `INSERT 0 3`, `UPDATE 3`, `DELETE 3`: the last word counts.
    if (name === 'commandComplete' && /^(INSERT|UPDATE|DELETE|MERGE) /.test(text ?? '')) {
      numAffectedRows = BigInt((text as string).split(' ').at(-1) as string)
    }
  }
  return numAffectedRows === undefined ? { rows } : { rows, numAffectedRows }
}

function rowOf(columns: readonly Column[], fields: readonly (string | null)[]): Record<string, unknown> {
  const row: Record<string, unknown> = {}
  for (let i = 0; i < columns.length; i++) {
    const field = fields[i]
    const { name, parse } = columns[i] as Column
    row[name] = field === null || field === undefined ? null : parse(field)
  }
  return row
}
