import { sql } from 'kysely'
import type { Channel } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

export type Member = {
  id: string
  state: 'visitor' | 'member'
  displayName: string | null
  phoneCipher: string | null
  phoneMasked: string | null
  sourceChannel: string
  sourceCode: string | null
  registeredAt: Date | null
  acceptsContact: boolean
  /** What they look at may be kept and used for them. */
  isPersonalised: boolean
  createdAt: Date
}

const COLUMNS = [
  'member.id',
  'member.state',
  'member.display_name as displayName',
  'member.phone_cipher as phoneCipher',
  'member.phone_masked as phoneMasked',
  'member.source_channel as sourceChannel',
  'member.source_code as sourceCode',
  'member.registered_at as registeredAt',
  'member.accepts_contact as acceptsContact',
  'member.is_personalised as isPersonalised',
  'member.created_at as createdAt',
] as const

/** What a phone's cipher is bound to, so that it can be moved neither to another field nor to another person. */
export function phoneLabel(memberId: string): string {
  return `member.phone:${memberId}`
}

/** A person seen for the first time: a visitor, with their phone when it is known already. */
export async function insertVisitor(
  db: Db,
  row: {
    id: string
    brandId: string
    sourceChannel: Channel
    sourceCode: string | null
    createdAt: Date
    phone: { cipher: string; masked: string } | null
  },
): Promise<void> {
  await db
    .insertInto('member')
    .values({
      id: row.id,
      brand_id: row.brandId,
      state: 'visitor',
      source_channel: row.sourceChannel,
      source_code: row.sourceCode,
      created_at: row.createdAt,
      phone_cipher: row.phone?.cipher ?? null,
      phone_masked: row.phone?.masked ?? null,
    })
    .execute()
}

/** Undoes `insertVisitor` in the same transaction, when somebody else turned out to be that person. */
export async function deleteUnborn(db: Db, memberId: string): Promise<void> {
  await db.deleteFrom('member_identity').where('member_id', '=', memberId).execute()
  await db.deleteFrom('member').where('id', '=', memberId).execute()
}

/** A living person by id; the id of a merged one leads to whom they became. */
export async function findMember(db: Db, brandId: string, memberId: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom('member as named')
    .innerJoin('member', (join) => join.on(sql<boolean>`member.id = coalesce(named.merged_into, named.id)`))
    .select(COLUMNS)
    .where('named.brand_id', '=', brandId)
    .where('named.id', '=', memberId)
    .executeTakeFirst()
  return row as Member | undefined
}

/** The person behind a WeChat account of this brand. */
export async function findMemberByOpenid(db: Db, brandId: string, openid: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom('member_identity as i')
    .innerJoin('member', 'member.id', 'i.member_id')
    .select(COLUMNS)
    .where('i.brand_id', '=', brandId)
    .where('i.kind', '=', 'openid')
    .where('i.value', '=', openid)
    .executeTakeFirst()
  return row as Member | undefined
}

/** The ids under which a person's touches, consents and orders stand: their own and those of the visitors merged into them. */
export async function memberIdsOf(db: Db, memberId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('member')
    .select('id')
    .where((eb) => eb.or([eb('id', '=', memberId), eb('merged_into', '=', memberId)]))
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export type LockedMember = Omit<Member, 'state'> & { state: Member['state'] | 'merged' }

/** Locks people in one order, so that two merges never wait for each other; their state is the one behind the lock. */
export async function lockMembers(db: Db, memberIds: readonly string[]): Promise<LockedMember[]> {
  const rows = await db
    .selectFrom('member')
    .select(COLUMNS)
    .where('id', '=', sql<string>`any(${[...memberIds]}::text[])`)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows
}

export async function setPhone(
  db: Db,
  memberId: string,
  phone: { cipher: string; masked: string } | null,
): Promise<void> {
  await db
    .updateTable('member')
    .set({ phone_cipher: phone?.cipher ?? null, phone_masked: phone?.masked ?? null })
    .where('id', '=', memberId)
    .execute()
}

export type Registration = {
  displayName: string | null
  acceptsContact: boolean
  sourceChannel: string
  sourceCode: string | null
  registeredAt: Date
}

/** A visitor becomes a member, or a member renews name and preference; the first registration's time and source stay. */
export async function registerMember(db: Db, memberId: string, registration: Registration): Promise<void> {
  const isFirst = sql<boolean>`member.registered_at is null`
  await db
    .updateTable('member')
    .set({
      state: 'member',
      display_name: sql`coalesce(${registration.displayName}, member.display_name)`,
      accepts_contact: registration.acceptsContact,
      source_channel: sql`case when ${isFirst} then ${registration.sourceChannel} else member.source_channel end`,
      source_code: sql`case when ${isFirst} then ${registration.sourceCode} else member.source_code end`,
      registered_at: sql`coalesce(member.registered_at, ${registration.registeredAt}::timestamptz)`,
    })
    .where('id', '=', memberId)
    .where('state', '<>', 'merged')
    .execute()
}

export async function setAcceptsContact(db: Db, memberId: string, acceptsContact: boolean): Promise<void> {
  await db.updateTable('member').set({ accepts_contact: acceptsContact }).where('id', '=', memberId).execute()
}

/** Whether what a person looks at may be kept and used for them. */
export async function setPersonalised(db: Db, memberId: string, isPersonalised: boolean): Promise<void> {
  await db.updateTable('member').set({ is_personalised: isPersonalised }).where('id', '=', memberId).execute()
}

export type LastScan = {
  touchpointId: string
  channel: string
  code: string | null
  guideId: string | null
  storeId: string | null
}

/** The last scan of a person, their own or as a visitor since merged: where they came from. */
export async function lastScan(db: Db, memberId: string): Promise<LastScan | undefined> {
  return db
    .selectFrom('touchpoint')
    .select(['id as touchpointId', 'channel', 'code', 'guide_id as guideId', 'store_id as storeId'])
    .where(
      'member_id',
      '=',
      sql<string>`any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))`,
    )
    .where('kind', '=', 'scan')
    .orderBy('occurred_at', 'desc')
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
}
