import { sql } from 'kysely'
import type { ApprovalKind, ApprovalState } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type NewApproval = {
  id: string
  brandId: string
  kind: ApprovalKind
  version: number
  /** What is to be published where it is not stored yet: a policy; null for a rule set. */
  doc: unknown
  effectiveFrom: Date
  note: string
  requestedBy: string
  requestedAt: Date
}

/** Asks for a second person; `false` when the same version waits already. */
export async function insertApproval(db: Db, approval: NewApproval): Promise<boolean> {
  const result = await db
    .insertInto('approval')
    .values({
      id: approval.id,
      brand_id: approval.brandId,
      kind: approval.kind,
      version: approval.version,
      doc: approval.doc === null ? null : sql`${JSON.stringify(approval.doc)}::jsonb`,
      effective_from: approval.effectiveFrom,
      note: approval.note,
      requested_by: approval.requestedBy,
      requested_at: approval.requestedAt,
      state: 'waiting',
    })
    // Written out: with a parameter here a statement planned once no longer finds the index of those that wait.
    .onConflict((conflict) =>
      conflict.columns(['brand_id', 'kind', 'version']).where(sql<boolean>`state = 'waiting'`).doNothing(),
    )
    .executeTakeFirst()
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n
}

function approvals(db: Db, brandId: string) {
  return db
    .selectFrom('approval as p')
    .leftJoin('staff as r', (join) => join.on(sql<boolean>`p.requested_by = 'ops:' || r.id`))
    .leftJoin('staff as d', (join) => join.on(sql<boolean>`p.decided_by = 'ops:' || d.id`))
    .select(['p.id as approvalId', 'p.kind', 'p.version', 'p.effective_from as effectiveFrom', 'p.note', 'p.state'])
    .select(['p.requested_by as requestedBy', 'r.name as requestedByName', 'p.requested_at as requestedAt'])
    .select(['p.decided_by as decidedBy', 'd.name as decidedByName', 'p.decided_at as decidedAt'])
    .select('p.decided_reason as decidedReason')
    .where('p.brand_id', '=', brandId)
}

export type ApprovalFilter = {
  state: ApprovalState | undefined
  /** Only those that no longer wait. */
  isPast: boolean | undefined
  /** The last one of the page before. */
  cursor: string | undefined
}

/** Requests of a brand, those that wait first, then the newest. */
export async function listApprovals(db: Db, brandId: string, { state, isPast, cursor }: ApprovalFilter, rows: number) {
  return approvals(db, brandId)
    .$if(state !== undefined, (query) => query.where('p.state', '=', state!))
    .$if(isPast === true, (query) => query.where('p.state', '<>', 'waiting'))
    .$if(cursor !== undefined, (query) => query.where('p.id', '<', cursor!))
    .orderBy(sql`p.state <> 'waiting'`)
    .orderBy('p.id', 'desc')
    .limit(rows)
    .execute()
}

/** One request with what it asks to publish where that is not stored yet. */
export async function findApproval(db: Db, brandId: string, approvalId: string) {
  return approvals(db, brandId).select('p.doc').where('p.id', '=', approvalId).executeTakeFirst()
}

/** One request, held until the transaction ends: of two who decide at once the second sees the first. */
export async function holdApproval(db: Db, brandId: string, approvalId: string) {
  return db
    .selectFrom('approval')
    .select(['id', 'kind', 'version', 'doc', 'effective_from as effectiveFrom', 'note', 'state'])
    .select('requested_by as requestedBy')
    .where('brand_id', '=', brandId)
    .where('id', '=', approvalId)
    .forUpdate()
    .executeTakeFirst()
}

export type ApprovalEnd = { state: Exclude<ApprovalState, 'waiting'>; by: string; at: Date; reason: string }

/** Writes down how a request that waited ended. */
export async function endApproval(db: Db, brandId: string, approvalId: string, end: ApprovalEnd): Promise<void> {
  await db
    .updateTable('approval')
    .set({ state: end.state, decided_by: end.by, decided_at: end.at, decided_reason: end.reason })
    .where('brand_id', '=', brandId)
    .where('id', '=', approvalId)
    .where('state', '=', 'waiting')
    .execute()
}

/** Takes back what still waits for a version. */
export async function withdrawApprovals(
  db: Db,
  brandId: string,
  { kind, version }: { kind: ApprovalKind; version: number },
  end: Omit<ApprovalEnd, 'state'>,
): Promise<void> {
  await db
    .updateTable('approval')
    .set({ state: 'withdrawn', decided_by: end.by, decided_at: end.at, decided_reason: end.reason })
    .where('brand_id', '=', brandId)
    .where('kind', '=', kind)
    .where('version', '=', version)
    .where('state', '=', 'waiting')
    .execute()
}
