import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type AuditEntry = {
  id: string
  brandId: string
  /** `ops:sf_…`, as `actorOf` says it. */
  actor: string
  /** The endpoint that did it. */
  action: string
  /** The id of what was changed. */
  target: string
  detail: unknown
  at: Date
}

/** Writes down who changed what. Entries are never changed or removed. */
export async function insertAudit(db: Db, entry: AuditEntry): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      id: entry.id,
      brand_id: entry.brandId,
      actor: entry.actor,
      action: entry.action,
      target: entry.target,
      detail: JSON.stringify(entry.detail),
      at: entry.at,
    })
    .execute()
}

/** One page of entries, newest first; `beforeId` continues behind the page before (ids sort by time). */
export async function listAudit(
  db: Db,
  brandId: string,
  filter: { action?: string; target?: string; beforeId?: string },
  rows: number,
) {
  const { action, target, beforeId } = filter
  return db
    .selectFrom('audit')
    .leftJoin('staff', (join) => join.on(sql<boolean>`audit.actor = 'ops:' || staff.id`))
    .select(['audit.id', 'audit.actor', 'staff.name as actorName', 'audit.action', 'audit.target', 'audit.detail'])
    .select('audit.at')
    .where('audit.brand_id', '=', brandId)
    .$if(action !== undefined, (query) => query.where('audit.action', '=', action!))
    .$if(target !== undefined, (query) => query.where('audit.target', '=', target!))
    .$if(beforeId !== undefined, (query) => query.where('audit.id', '<', beforeId!))
    .orderBy('audit.id', 'desc')
    .limit(rows)
    .execute()
}
