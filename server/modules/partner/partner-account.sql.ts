import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type Partner = {
  id: string
  name: string
  dayQuota: number
  day: string
  dayUsed: number
  quality: number
  payableRatePpm: number
  isActive: boolean
  createdAt: Date
}

function partners(db: Db, brandId: string) {
  return db
    .selectFrom('partner')
    .select(['id', 'name', 'day_quota as dayQuota', 'day', 'day_used as dayUsed', 'quality'])
    .select(['payable_rate_ppm as payableRatePpm', 'is_active as isActive', 'created_at as createdAt'])
    .where('brand_id', '=', brandId)
}

/** Makes a partner; false when the brand has one of this name. */
export async function insertPartner(db: Db, brandId: string, partner: Omit<Partner, 'dayUsed'>): Promise<boolean> {
  const result = await db
    .insertInto('partner')
    .values({
      id: partner.id,
      brand_id: brandId,
      name: partner.name,
      day_quota: partner.dayQuota,
      day: partner.day,
      quality: partner.quality,
      payable_rate_ppm: partner.payableRatePpm,
      is_active: partner.isActive,
      created_at: partner.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['brand_id', 'name']).doNothing())
    .executeTakeFirst()
  return Number(result.numInsertedOrUpdatedRows) === 1
}

export async function findPartner(db: Db, brandId: string, partnerId: string): Promise<Partner | undefined> {
  return partners(db, brandId).where('id', '=', partnerId).executeTakeFirst()
}

/** A partner with its row locked: quota and keys change one at a time. */
export async function lockPartner(db: Db, brandId: string, partnerId: string): Promise<Partner | undefined> {
  return partners(db, brandId).where('id', '=', partnerId).forUpdate().executeTakeFirst()
}

export async function listPartners(db: Db, brandId: string): Promise<Partner[]> {
  return partners(db, brandId).orderBy('name').execute()
}

/** The names of partners by id; those the brand does not have are missing from the map. */
export async function partnerNames(
  db: Db,
  brandId: string,
  partnerIds: readonly string[],
): Promise<Map<string, string>> {
  if (partnerIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('partner')
    .select(['id', 'name'])
    .where('brand_id', '=', brandId)
    .where('id', '=', sql<string>`any(${[...partnerIds]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.id, row.name]))
}

export async function updatePartner(
  db: Db,
  partnerId: string,
  terms: Pick<Partner, 'dayQuota' | 'quality' | 'payableRatePpm' | 'isActive' | 'day' | 'dayUsed'>,
): Promise<void> {
  await db
    .updateTable('partner')
    .set({
      day_quota: terms.dayQuota,
      day: terms.day,
      day_used: terms.dayUsed,
      quality: terms.quality,
      payable_rate_ppm: terms.payableRatePpm,
      is_active: terms.isActive,
    })
    .where('id', '=', partnerId)
    .execute()
}

/**
 * Takes one lead of today's quota: one conditional update, so that no number of parallel calls goes over it.
 * False when the day is used up or the partner is stopped.
 */
export async function reserveQuota(db: Db, brandId: string, partnerId: string, today: string): Promise<boolean> {
  const usedToday = sql<number>`case when day = ${today}::date then day_used else 0 end`
  const result = await db
    .updateTable('partner')
    .set({ day: today, day_used: sql`${usedToday} + 1` })
    .where('brand_id', '=', brandId)
    .where('id', '=', partnerId)
    .where('is_active', '=', true)
    .where(sql<boolean>`${usedToday} < day_quota`)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

export type PartnerKey = { partnerId: string; keyId: string; createdAt: Date; expiresAt: Date | null }

/** The keys of partners that work at `at`, newest first. */
export async function liveKeysOf(db: Db, partnerIds: readonly string[], at: Date): Promise<PartnerKey[]> {
  return db
    .selectFrom('partner_key')
    .select(['partner_id as partnerId', 'key_id as keyId', 'created_at as createdAt', 'expires_at as expiresAt'])
    .where('partner_id', '=', sql<string>`any(${[...partnerIds]}::text[])`)
    .where((eb) => eb.or([eb('expires_at', 'is', null), eb('expires_at', '>', at)]))
    .orderBy('created_at', 'desc')
    .orderBy('key_id', 'desc')
    .execute()
}

export async function insertKey(
  db: Db,
  key: { keyId: string; partnerId: string; secretCipher: string; createdAt: Date },
): Promise<void> {
  await db
    .insertInto('partner_key')
    .values({
      key_id: key.keyId,
      partner_id: key.partnerId,
      secret_cipher: key.secretCipher,
      created_at: key.createdAt,
      expires_at: null,
    })
    .execute()
}

/** Ends a key at an instant; an earlier end that was set before stays. */
export async function expireKey(db: Db, keyId: string, at: Date): Promise<void> {
  await db
    .updateTable('partner_key')
    .set({ expires_at: sql`least(coalesce(expires_at, ${at}::timestamptz), ${at}::timestamptz)` })
    .where('key_id', '=', keyId)
    .execute()
}
