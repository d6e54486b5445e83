import { sql } from 'kysely'
import type { Channel, CodeKind } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'

export type ScanCode = {
  code: string
  kind: CodeKind
  storeId: string | null
  guideId: string | null
  partnerId: string | null
  campaign: string | null
  channel: Channel
  createdAt: Date
  expiresAt: Date | null
  voidedAt: Date | null
  voidReason: string | null
}

/** Writes new codes, one statement for all. A code that exists breaks on the key: chance is 65 bits wide. */
export async function insertCodes(
  db: Db,
  brandId: string,
  codes: readonly Omit<ScanCode, 'voidedAt' | 'voidReason'>[],
  createdBy: string,
): Promise<void> {
  await insertMany(
    db,
    'scan_code',
    codes.map((code) => ({
      code: code.code,
      brand_id: brandId,
      kind: code.kind,
      store_id: code.storeId,
      guide_id: code.guideId,
      partner_id: code.partnerId,
      campaign: code.campaign,
      channel: code.channel,
      created_by: createdBy,
      created_at: code.createdAt,
      expires_at: code.expiresAt,
    })),
  )
}

function codes(db: Db, brandId: string) {
  return db
    .selectFrom('scan_code')
    .select([
      'scan_code.code',
      'scan_code.kind',
      'scan_code.store_id as storeId',
      'scan_code.guide_id as guideId',
      'scan_code.partner_id as partnerId',
      'scan_code.campaign',
      'scan_code.created_at as createdAt',
      'scan_code.expires_at as expiresAt',
      'scan_code.voided_at as voidedAt',
      'scan_code.void_reason as voidReason',
    ])
    .select((eb) => eb.ref('scan_code.channel').$castTo<Channel>().as('channel'))
    .where('scan_code.brand_id', '=', brandId)
}

/** A code of this brand, dead or alive. */
export async function findCode(db: Db, brandId: string, code: string): Promise<ScanCode | undefined> {
  return codes(db, brandId).where('scan_code.code', '=', code).executeTakeFirst()
}

/** A guide's own code for one store (null: none), made by themselves and not stopped. */
export async function findOwnCode(
  db: Db,
  brandId: string,
  guide: { guideId: string; storeId: string | null },
): Promise<string | undefined> {
  const row = await codes(db, brandId)
    .where('scan_code.kind', '=', 'guide')
    .where('scan_code.created_by', '=', `guide:${guide.guideId}`)
    .where(sql<boolean>`scan_code.store_id is not distinct from ${guide.storeId}::text`)
    .where('scan_code.voided_at', 'is', null)
    .executeTakeFirst()
  return row?.code
}

/** Stops a code; false when it was stopped before (the first reason stays). */
export async function voidCode(db: Db, brandId: string, code: string, reason: string, at: Date): Promise<boolean> {
  const result = await db
    .updateTable('scan_code')
    .set({ voided_at: at, void_reason: reason })
    .where('brand_id', '=', brandId)
    .where('code', '=', code)
    .where('voided_at', 'is', null)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export type CodeFilter = {
  scope: StoreScope
  /** The moment that expiry is measured at. */
  now: Date
  storeId?: string | undefined
  guideId?: string | undefined
  kind?: CodeKind | undefined
  campaign?: string | undefined
  state?: 'live' | 'expired' | 'voided' | undefined
  codes?: readonly string[] | undefined
}

/** One page of codes, newest first, each with the names it leads to; codes without a store are seen by scope `all` only. */
export async function listCodes(
  db: Db,
  brandId: string,
  { scope, now, storeId, guideId, kind, campaign, state, codes: only }: CodeFilter,
  page: { after?: { createdAt: Date; code: string } | undefined; rows: number },
) {
  return codes(db, brandId)
    .leftJoin('store', 'store.id', 'scan_code.store_id')
    .leftJoin('guide', 'guide.id', 'scan_code.guide_id')
    .leftJoin('partner', 'partner.id', 'scan_code.partner_id')
    .select(['store.city', 'store.name as storeName', 'guide.name as guideName', 'partner.name as partnerName'])
    .$if(scope !== 'all', (query) =>
      query.where('scan_code.store_id', '=', sql<string>`any(${[...(scope as string[])]}::text[])`),
    )
    .$if(storeId !== undefined, (query) => query.where('scan_code.store_id', '=', storeId!))
    .$if(guideId !== undefined, (query) => query.where('scan_code.guide_id', '=', guideId!))
    .$if(kind !== undefined, (query) => query.where('scan_code.kind', '=', kind!))
    .$if(campaign !== undefined, (query) => query.where(sql<boolean>`starts_with(scan_code.campaign, ${campaign})`))
    .$if(state !== undefined, (query) => query.where(sql<boolean>`${stateOn(now)} = ${state}`))
    .$if(only !== undefined, (query) =>
      query.where('scan_code.code', '=', sql<string>`any(${[...(only ?? [])]}::text[])`),
    )
    .$if(page.after !== undefined, (query) =>
      query.where(
        sql<boolean>`(scan_code.created_at, scan_code.code) < (${page.after!.createdAt}::timestamptz, ${page.after!.code})`,
      ),
    )
    .orderBy('scan_code.created_at', 'desc')
    .orderBy('scan_code.code', 'desc')
    .limit(page.rows)
    .execute()
}

/** As `codeState` says it. */
function stateOn(now: Date) {
  return sql`(case when scan_code.voided_at is not null then 'voided'
    when scan_code.expires_at <= ${now} then 'expired' else 'live' end)`
}
