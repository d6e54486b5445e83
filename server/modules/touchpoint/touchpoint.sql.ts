import { sql } from 'kysely'
import type { Channel, TouchKind } from '../../../contract/vocabulary'
import { canonicalHash } from '../../kernel/canonical'
import type { Db } from '../../kernel/ctx'
import type { TouchProof } from './touch-quality'

export type NewTouch = {
  id: string
  brandId: string
  memberId: string
  kind: TouchKind
  channel: Channel
  quality: number
  guideId: string | null
  storeId: string | null
  partnerId: string | null
  code: string | null
  campaign: string | null
  proof: TouchProof
  context: Record<string, unknown>
  /** What the person looked at or asked about, as it was called then. Left out of the hash when there is none. */
  subject?: string
  idempotencyKey: string
  occurredAt: Date
  receivedAt: Date
}

export type ChainHead = { seq: number; hash: string; knownTouchId: string | null }

/**
 * Locks the person's row, so that their touches queue up, and reads the end of their chain. Not against references: an
 * order that names the person goes on meanwhile, or two deals of one person would wait for each other in a ring.
 * `knownTouchId` is the touch that already carries this idempotency key, if any.
 */
export async function lockChain(db: Db, brandId: string, memberId: string, idempotencyKey: string): Promise<ChainHead> {
  const row = await db
    .selectFrom('member')
    .select((eb) => [
      'chain_seq as seq',
      'chain_hash as hash',
      eb
        .selectFrom('touchpoint')
        .select('touchpoint.id')
        .where('touchpoint.brand_id', '=', brandId)
        .where('touchpoint.idempotency_key', '=', idempotencyKey)
        .as('knownTouchId'),
    ])
    .where('id', '=', memberId)
    .where('brand_id', '=', brandId)
    .forNoKeyUpdate('member')
    .executeTakeFirstOrThrow()
  return row
}

/** What a touch's hash covers: everything it says, and the hash of the one before it. */
export function touchHash(touch: NewTouch, seq: number, prevHash: string): string {
  return canonicalHash({ ...touch, seq, prevHash })
}

/** Appends a touch after `head` and moves the end of the chain, in one statement. The member row must be locked. */
export async function appendTouch(db: Db, head: ChainHead, touch: NewTouch): Promise<void> {
  const seq = head.seq + 1
  const hash = touchHash(touch, seq, head.hash)
  await sql`
    with added as (
      insert into touchpoint (id, brand_id, member_id, seq, kind, channel, quality, guide_id, store_id, partner_id, code,
        campaign, proof, context, subject, idempotency_key, occurred_at, received_at, prev_hash, hash)
      values (${touch.id}, ${touch.brandId}, ${touch.memberId}, ${seq}, ${touch.kind}, ${touch.channel}, ${touch.quality},
        ${touch.guideId}, ${touch.storeId}, ${touch.partnerId}, ${touch.code}, ${touch.campaign}, ${touch.proof},
        ${JSON.stringify(touch.context)}::jsonb, ${touch.subject ?? null}, ${touch.idempotencyKey}, ${touch.occurredAt}, ${touch.receivedAt},
        ${head.hash}, ${hash}))
    update member set chain_seq = ${seq}, chain_hash = ${hash} where id = ${touch.memberId}`.execute(db)
}

/**
 * The trail of a person, newest first, across the visitors merged into them. What somebody who wants no personal service
 * looked at is left out.
 */
export async function listTouches(
  db: Db,
  brandId: string,
  { memberId, isPersonalised, rows }: { memberId: string; isPersonalised: boolean; rows: number },
) {
  return db
    .selectFrom('touchpoint as t')
    .leftJoin('guide as g', 'g.id', 't.guide_id')
    .leftJoin('store as s', 's.id', 't.store_id')
    .select([
      't.id',
      't.kind',
      't.channel',
      't.quality',
      't.campaign',
      't.subject',
      't.occurred_at as occurredAt',
      'g.name as guideName',
      's.name as storeName',
      't.store_id as storeId',
    ])
    .where('t.brand_id', '=', brandId)
    .where('t.member_id', 'in', (eb) =>
      eb
        .selectFrom('member')
        .select('id')
        .where((or) => or.or([or('id', '=', memberId), or('merged_into', '=', memberId)])),
    )
    .$if(!isPersonalised, (query) => query.where('t.kind', '<>', 'page_view'))
    .orderBy('t.occurred_at', 'desc')
    .orderBy('t.seq', 'desc')
    .orderBy('t.id', 'desc')
    .limit(rows)
    .execute()
}

/** One person's chain in order, whole, for checking it link by link. */
export async function readChain(db: Db, brandId: string, memberId: string) {
  const rows = await db
    .selectFrom('touchpoint')
    .selectAll()
    .where('brand_id', '=', brandId)
    .where('member_id', '=', memberId)
    .orderBy('seq')
    .execute()
  return rows.map((row) => ({
    seq: row.seq,
    prevHash: row.prev_hash,
    hash: row.hash,
    touch: {
      id: row.id,
      brandId: row.brand_id,
      memberId: row.member_id,
      kind: row.kind as TouchKind,
      channel: row.channel as Channel,
      quality: row.quality,
      guideId: row.guide_id,
      storeId: row.store_id,
      partnerId: row.partner_id,
      code: row.code,
      campaign: row.campaign,
      proof: row.proof as TouchProof,
      context: row.context as Record<string, unknown>,
      ...(row.subject === null ? {} : { subject: row.subject }),
      idempotencyKey: row.idempotency_key,
      occurredAt: row.occurred_at,
      receivedAt: row.received_at,
    } satisfies NewTouch,
  }))
}

/** The routing decision each of these touches came from, for those that say: the way back from money to routing. */
export async function decisionsOfTouches(
  db: Db,
  brandId: string,
  touchIds: readonly string[],
): Promise<Map<string, string>> {
  if (touchIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; decisionId: string }>`
    select id, context ->> 'decisionId' as "decisionId" from touchpoint
     where brand_id = ${brandId} and id = any(${[...touchIds]}::text[]) and context ? 'decisionId'`.execute(db)
  return new Map(rows.map(({ id, decisionId }) => [id, decisionId]))
}
