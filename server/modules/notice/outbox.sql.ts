import { type Insertable, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'
import type { Notice } from './notice-text'

export type OutboxRow = Insertable<Schema['outbox']>

/** The row of a notice, to be inserted in the transaction of what it tells about. */
export function outboxRow(notice: Notice, meta: { id: string; brandId: string; now: Date }): OutboxRow {
  return {
    id: meta.id,
    brand_id: meta.brandId,
    topic: notice.topic,
    key: notice.key,
    payload: notice.payload,
    created_at: meta.now,
    due_at: meta.now,
  }
}

export type DueNotice = {
  id: string
  topic: string
  payload: Record<string, unknown>
  attempts: number
  openid: string | null
}

/**
 * Takes notices that are due and pushes their next try `leaseMinutes` away, so that another worker leaves them alone
 * and a killed one loses none. `openid` is the guide's, when the notice names a guide who has bound an account.
 */
export async function leaseDue(
  db: Db,
  query: { brandId: string; now: Date; leaseUntil: Date; rows: number },
): Promise<DueNotice[]> {
  const { rows } = await sql<DueNotice>`
    with due as (
      select id from outbox
       where brand_id = ${query.brandId} and sent_at is null and parked_at is null and due_at <= ${query.now}
       order by due_at, id limit ${query.rows} for update skip locked)
    update outbox o set due_at = ${query.leaseUntil}, attempts = o.attempts + 1
      from due where due.id = o.id
    returning o.id, o.topic, o.payload, o.attempts,
              (select g.openid from guide g where g.id = o.payload->>'guideId') as openid`.execute(db)
  return rows
}

export async function markSent(db: Db, id: string, now: Date): Promise<void> {
  await db.updateTable('outbox').set({ sent_at: now, last_error: null }).where('id', '=', id).execute()
}

export async function markFailed(
  db: Db,
  id: string,
  change: { error: string; dueAt: Date; parkedAt: Date | null },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ last_error: change.error.slice(0, 200), due_at: change.dueAt, parked_at: change.parkedAt })
    .where('id', '=', id)
    .execute()
}
