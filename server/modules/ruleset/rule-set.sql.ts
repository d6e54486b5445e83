import { sql } from 'kysely'
import type { RuleSetStatus } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/** A version as it decides: `doc` is what was stored, to be parsed where it is compiled, once for each hash. */
export type RulesVersion = { version: number; doc: unknown; docHash: string }
export type RulesInForce = { live: RulesVersion; pilot: RulesVersion | null; shadow: RulesVersion | null }

/**
 * What decides at an instant, in one statement. A version is what its newest recorded event says among those whose start
 * has come, so that a retirement also undoes a start that was only planned. Of several live versions the one with the
 * newest start decides; going back is a new live event of the older version. A brand always has one: it is founded so.
 */
export async function rulesInForce(db: Db, brandId: string, at: Date): Promise<RulesInForce> {
  const { rows } = await sql<RulesVersion & { status: RuleSetStatus }>`
    with standing as (
      select distinct on (version) version, status, effective_from, id
        from rule_set_event
       where brand_id = ${brandId} and effective_from <= ${at}
       order by version, id desc
    ), in_force as (
      select distinct on (status) status, version
        from standing
       where status in ('live', 'pilot', 'shadow')
       order by status, effective_from desc, id desc
    )
    select f.status, s.version, s.doc, s.doc_hash as "docHash"
      from in_force f join rule_set s on s.brand_id = ${brandId} and s.version = f.version`.execute(db)
  const of = (wanted: RuleSetStatus): RulesVersion | null => {
    const row = rows.find(({ status }) => status === wanted)
    return row ? { version: row.version, doc: row.doc, docHash: row.docHash } : null
  }
  const live = of('live')
  if (!live) throw new Error(`Brand ${brandId} has no rule set in force at ${at.toISOString()}`)
  return { live, pilot: of('pilot'), shadow: of('shadow') }
}

export type NewRuleSet = {
  brandId: string
  version: number
  /** The version it was made from; null for the first. */
  parent: number | null
  doc: unknown
  docHash: string
  note: string
  expectedMetric: string | null
  expectedChangePpm: number | null
  /** Shanghai day, `2026-03-01`. */
  reviewOn: string | null
  createdBy: string
  createdAt: Date
}

/** Appends a version; `false` when somebody else took that number first. */
export async function insertRuleSet(db: Db, set: NewRuleSet): Promise<boolean> {
  const result = await db
    .insertInto('rule_set')
    .values({
      brand_id: set.brandId,
      version: set.version,
      parent: set.parent,
      doc: sql`${JSON.stringify(set.doc)}::jsonb`,
      doc_hash: set.docHash,
      note: set.note,
      expected_metric: set.expectedMetric,
      expected_change_ppm: set.expectedChangePpm,
      review_on: set.reviewOn,
      created_by: set.createdBy,
      created_at: set.createdAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

function ruleSets(db: Db, brandId: string) {
  return db
    .selectFrom('rule_set')
    .select(['version', 'parent', 'doc_hash as docHash', 'note', 'expected_metric as expectedMetric'])
    .select(['expected_change_ppm as expectedChangePpm', 'review_on as reviewOn', 'created_by as createdBy'])
    .select('rule_set.created_at as createdAt')
    .where('rule_set.brand_id', '=', brandId)
}

/** Every version of a brand, newest first, without the documents; with the author's name where they are staff. */
export async function listRuleSets(db: Db, brandId: string) {
  return ruleSets(db, brandId)
    .leftJoin('staff', (join) => join.on(sql<boolean>`rule_set.created_by = 'ops:' || staff.id`))
    .select('staff.name as createdByName')
    .orderBy('version', 'desc')
    .execute()
}

/** One version with its document. */
export async function findRuleSet(db: Db, brandId: string, version: number) {
  return ruleSets(db, brandId).select('doc').where('version', '=', version).executeTakeFirst()
}

/** The highest number there is; 0 for none. */
export async function newestRuleVersion(db: Db, brandId: string): Promise<number> {
  const row = await ruleSets(db, brandId).orderBy('version', 'desc').limit(1).executeTakeFirst()
  return row?.version ?? 0
}

/** One change of a brand's rules at a time: whoever comes second sees what the first one did. */
export async function holdRuleSets(db: Db, brandId: string): Promise<void> {
  await sql`select from brand where id = ${brandId} for no key update`.execute(db)
}

export type NewRuleSetEvent = {
  id: string
  brandId: string
  version: number
  status: RuleSetStatus
  effectiveFrom: Date
  actor: string
  /** The second person, where one was needed. */
  approvedBy: string | null
  reason: string
  detail: unknown
  at: Date
}

/** Says what a version is from a start on. Events are never changed or removed. */
export async function insertRuleSetEvent(db: Db, event: NewRuleSetEvent): Promise<void> {
  await db
    .insertInto('rule_set_event')
    .values({
      id: event.id,
      brand_id: event.brandId,
      version: event.version,
      status: event.status,
      effective_from: event.effectiveFrom,
      actor: event.actor,
      approved_by: event.approvedBy,
      reason: event.reason,
      detail: sql`${JSON.stringify(event.detail)}::jsonb`,
      at: event.at,
    })
    .execute()
}

/** Every event of a brand's versions, oldest first, each with the names of who did it and who agreed where they are staff. */
export async function listRuleSetEvents(db: Db, brandId: string) {
  return db
    .selectFrom('rule_set_event as e')
    .leftJoin('staff as s', (join) => join.on(sql<boolean>`e.actor = 'ops:' || s.id`))
    .leftJoin('staff as a', (join) => join.on(sql<boolean>`e.approved_by = 'ops:' || a.id`))
    .select(['e.id', 'e.version', 'e.status', 'e.effective_from as effectiveFrom', 'e.actor', 's.name as actorName'])
    .select(['e.approved_by as approvedBy', 'a.name as approvedByName', 'e.reason', 'e.detail', 'e.at'])
    .where('e.brand_id', '=', brandId)
    .orderBy('e.id')
    .execute()
}
