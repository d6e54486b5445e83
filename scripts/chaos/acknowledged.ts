import { sql } from 'kysely'
import type { Db } from '../../server/kernel/ctx'

/** A write whose reply had come before the process died, and what must be found of it afterwards. */
export type Acknowledged = {
  kind: 'member' | 'lead' | 'accept' | 'decline' | 'follow_up' | 'placed' | 'order' | 'refund'
  /** The id or natural key that the reply named. */
  key: string
  /** What was paid or refunded, where money moved. */
  fen?: number
}

/** For each kind the rows that prove it: the key, and the fen where there are any. */
const PROOF_OF: Record<Acknowledged['kind'], (keys: string[]) => ReturnType<typeof sql<Proof>>> = {
  member: (keys) =>
    sql`select id as key, null::bigint as fen from member where id = any(${keys}::text[]) and state <> 'visitor'`,
  lead: (keys) => sql`select id as key, null::bigint as fen from lead where id = any(${keys}::text[])`,
  accept: (keys) => sql`select id as key, null::bigint as fen from assignment
    where id = any(${keys}::text[]) and state in ('accepted', 'contacted', 'done', 'declined')`,
  decline: (keys) => sql`select id as key, null::bigint as fen from assignment
    where id = any(${keys}::text[]) and state = 'declined'`,
  follow_up: (keys) => sql`select id as key, null::bigint as fen from follow_up where id = any(${keys}::text[])`,
  placed: (keys) => sql`select order_no as key, paid_fen as fen from orders where order_no = any(${keys}::text[])`,
  order: (keys) => sql`select order_no as key, paid_fen as fen from orders
    where order_no = any(${keys}::text[]) and paid_at is not null`,
  refund: (keys) => sql`select refund_no as key, amount_fen as fen from refund where refund_no = any(${keys}::text[])`,
}

type Proof = { key: string; fen: number | null }

/** The acknowledged writes that are not there, or not with the same money. Empty is what must be. */
export async function findLost(db: Db, acknowledged: readonly Acknowledged[]): Promise<Acknowledged[]> {
  const lost: Acknowledged[] = []
  for (const kind of Object.keys(PROOF_OF) as Acknowledged['kind'][]) {
    const writes = acknowledged.filter((write) => write.kind === kind)
    const { rows } = await PROOF_OF[kind](writes.map(({ key }) => key)).execute(db)
    const found = new Map(rows.map(({ key, fen }) => [key, fen]))
    lost.push(...writes.filter(({ key, fen }) => !found.has(key) || (fen !== undefined && found.get(key) !== fen)))
  }
  return lost
}
