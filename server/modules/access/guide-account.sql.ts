import { type Insertable, sql } from 'kysely'
import type { GuideRole } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import type { Schema } from '../../kernel/schema'

export type GuideAccount = { guideId: string; role: GuideRole; storeIds: string[] }

/** The employed guide whose WeChat this is, with the stores they work in, home store first. */
export async function selectGuideByOpenid(db: Db, brandId: string, openid: string): Promise<GuideAccount | undefined> {
  const { rows } = await sql<GuideAccount>`
    select g.id as "guideId", g.role,
           coalesce((select array_agg(gs.store_id order by gs.is_home desc, gs.store_id)
                       from guide_store gs where gs.guide_id = g.id), '{}') as "storeIds"
      from guide g
     where g.brand_id = ${brandId} and g.openid = ${openid} and g.employment = 'active'`.execute(db)
  return rows[0]
}

/** An employed guide of the brand within the caller's stores; a guide without a store is within `all` only. */
export async function selectGuideInScope(
  db: Db,
  brandId: string,
  guideId: string,
  stores: StoreScope,
): Promise<{ id: string; name: string } | undefined> {
  let query = db
    .selectFrom('guide')
    .select(['id', 'name'])
    .where('brand_id', '=', brandId)
    .where('id', '=', guideId)
    .where('employment', '=', 'active')
  if (stores !== 'all') {
    query = query.where((where) =>
      where.exists(
        where
          .selectFrom('guide_store')
          .select('store_id')
          .whereRef('guide_store.guide_id', '=', 'guide.id')
          .where('store_id', '=', sql<string>`any(${[...stores]})`),
      ),
    )
  }
  return query.executeTakeFirst()
}

/** Makes this WeChat the guide's; false when another employed guide of the brand has it. One who left gives it up. */
export async function bindGuideOpenid(db: Db, brandId: string, guideId: string, openid: string): Promise<boolean> {
  await db
    .updateTable('guide')
    .set({ openid: null })
    .where('brand_id', '=', brandId)
    .where('openid', '=', openid)
    .where('employment', '=', 'left')
    .execute()
  const result = await sql`
    update guide set openid = ${openid}
     where brand_id = ${brandId} and id = ${guideId}
       and not exists (select 1 from guide o where o.brand_id = ${brandId} and o.openid = ${openid} and o.id <> ${guideId})`.execute(
    db,
  )
  return Number(result.numAffectedRows) === 1
}

export async function insertInvitation(db: Db, row: Insertable<Schema['invitation']>): Promise<void> {
  await db.insertInto('invitation').values(row).execute()
}

/** A guide has one live invitation: a new one ends those before it. */
export async function expireInvitationsOf(db: Db, brandId: string, guideId: string, at: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ expires_at: at })
    .where('brand_id', '=', brandId)
    .where('guide_id', '=', guideId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', at)
    .execute()
}

/** The invitation of a code, locked: two people who type the same code wait for each other. */
export async function lockInvitation(db: Db, brandId: string, codeHash: string) {
  return db
    .selectFrom('invitation')
    .innerJoin('guide', 'guide.id', 'invitation.guide_id')
    .select([
      'invitation.guide_id as guideId',
      'invitation.expires_at as expiresAt',
      'invitation.used_at as usedAt',
      'guide.name as guideName',
      'guide.role as role',
      'guide.openid as openid',
      'guide.employment as employment',
    ])
    .where('invitation.brand_id', '=', brandId)
    .where('invitation.code_hash', '=', codeHash)
    .forUpdate()
    .executeTakeFirst()
}

export async function markInvitationUsed(db: Db, brandId: string, codeHash: string, at: Date): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ used_at: at })
    .where('brand_id', '=', brandId)
    .where('code_hash', '=', codeHash)
    .execute()
}

/** Until when the invitation a guide was given last can be used; null when there is none any more. */
export async function liveInvitationUntil(db: Db, brandId: string, guideId: string, now: Date): Promise<Date | null> {
  const row = await db
    .selectFrom('invitation')
    .select('expires_at as expiresAt')
    .where('brand_id', '=', brandId)
    .where('guide_id', '=', guideId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('expires_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.expiresAt ?? null
}
