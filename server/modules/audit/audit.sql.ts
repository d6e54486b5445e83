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

export type AuditFilter = {
  actor?: string | undefined
  action?: string | undefined
  target?: string | undefined
  from?: Date | undefined
  /** Not included. */
  to?: Date | undefined
  /** Continues behind this entry. */
  afterId?: string | undefined
}
export type ListedEntry = {
  id: string
  actor: string
  actorName: string | null
  action: string
  target: string
  detail: unknown
  at: Date
}

/** One page of entries, newest first. Each way to filter has an index that ends with the time. */
export async function listAudit(db: Db, brandId: string, filter: AuditFilter, rows: number): Promise<ListedEntry[]> {
  const { actor, action, target, from, to, afterId } = filter
  const found = await sql<ListedEntry>`
    select a.id, a.actor, s.name as "actorName", a.action, a.target, a.detail, a.at
      from audit a left join staff s on a.actor = 'ops:' || s.id and s.brand_id = a.brand_id
     where a.brand_id = ${brandId}
       ${actor ? sql`and a.actor = ${actor}` : sql``}
       ${action ? sql`and a.action = ${action}` : sql``}
       ${target ? sql`and a.target = ${target}` : sql``}
       ${from ? sql`and a.at >= ${from}` : sql``}
       ${to ? sql`and a.at < ${to}` : sql``}
       ${afterId ? sql`and (a.at, a.id) < (select b.at, b.id from audit b where b.id = ${afterId} and b.brand_id = ${brandId})` : sql``}
     order by a.at desc, a.id desc
     limit ${rows}`.execute(db)
  return found.rows
}

/** The kinds of change on record. Steps through the index from one kind to the next, however many entries there are. */
export async function listActions(db: Db, brandId: string): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    with recursive kind as (
      (select action from audit where brand_id = ${brandId} order by action limit 1)
      union all
      select (select a.action from audit a where a.brand_id = ${brandId} and a.action > kind.action order by a.action limit 1)
        from kind where kind.action is not null
    )
    select action from kind where action is not null`.execute(db)
  return rows.map(({ action }) => action)
}
