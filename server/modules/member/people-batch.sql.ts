import { sql } from 'kysely'
import type { Channel } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'

export type KnownIdentity = {
  kind: 'phone' | 'member_code'
  value: string
  memberId: string
  state: 'visitor' | 'member'
  hasPhone: boolean
}

/** Who carries which of these phones (as blind indexes) and member codes, in one statement for any number. */
export async function carriersOf(
  db: Db,
  brandId: string,
  wanted: { phones: readonly string[]; memberCodes: readonly string[] },
): Promise<KnownIdentity[]> {
  const { rows } = await sql<KnownIdentity>`
    select i.kind, i.value, i.member_id as "memberId", m.state, m.phone_cipher is not null as "hasPhone"
      from member_identity i join member m on m.id = i.member_id
     where i.brand_id = ${brandId}
       and ((i.kind = 'phone' and i.value = any(${[...wanted.phones]}::text[]))
         or (i.kind = 'member_code' and i.value = any(${[...wanted.memberCodes]}::text[])))`.execute(db)
  return rows
}

export type NewPerson = {
  id: string
  channel: Channel
  phone: { blindIndex: string; cipher: string; masked: string } | null
  memberCode: string | null
}

/** Makes people as visitors with what they are known by; two statements for any number. */
export async function insertPeople(db: Db, brandId: string, people: readonly NewPerson[], at: Date): Promise<void> {
  await insertMany(
    db,
    'member',
    people.map(({ id, channel, phone }) => ({
      id,
      brand_id: brandId,
      state: 'visitor' as const,
      phone_cipher: phone?.cipher ?? null,
      phone_masked: phone?.masked ?? null,
      source_channel: channel,
      accepts_contact: false,
      chain_seq: 0,
      chain_hash: '',
      created_at: at,
    })),
  )
  await insertMany(
    db,
    'member_identity',
    people.flatMap(({ id, phone, memberCode }) => [
      ...(phone ? [identityRow(brandId, 'phone', phone.blindIndex, id, at)] : []),
      ...(memberCode ? [identityRow(brandId, 'member_code', memberCode, id, at)] : []),
    ]),
  )
}

/** Gives people a member code or a phone they did not have. */
export async function addIdentities(
  db: Db,
  brandId: string,
  added: readonly { kind: 'phone' | 'member_code'; value: string; memberId: string }[],
  at: Date,
): Promise<void> {
  await insertMany(
    db,
    'member_identity',
    added.map(({ kind, value, memberId }) => identityRow(brandId, kind, value, memberId, at)),
  )
}

function identityRow(brandId: string, kind: 'phone' | 'member_code', value: string, memberId: string, since: Date) {
  return { brand_id: brandId, kind, value, member_id: memberId, since, is_proven: true }
}

export type Registered = { memberId: string; displayName: string | null; channel: Channel; registeredAt: Date }

/** Visitors become members, in one statement; a member's own name, source and time of registration stay. */
export async function registerPeople(db: Db, people: readonly Registered[]): Promise<void> {
  if (people.length === 0) return
  await sql`
    update member m set state = 'member', display_name = coalesce(m.display_name, r."displayName"),
           source_channel = case when m.registered_at is null then r.channel else m.source_channel end,
           registered_at = coalesce(m.registered_at, r."registeredAt")
      from json_to_recordset(${JSON.stringify(people)}::json)
        as r("memberId" text, "displayName" text, channel text, "registeredAt" timestamptz)
     where m.id = r."memberId" and m.state <> 'merged'`.execute(db)
}

/** Some sealed phone of the brand, to try a key on before new ones are sealed with it. */
export async function anySealedPhone(
  db: Db,
  brandId: string,
): Promise<{ memberId: string; cipher: string } | undefined> {
  const row = await db
    .selectFrom('member')
    .select(['id as memberId', 'phone_cipher as cipher'])
    .where('brand_id', '=', brandId)
    .where('phone_cipher', 'is not', null)
    .limit(1)
    .executeTakeFirst()
  return row?.cipher ? { memberId: row.memberId, cipher: row.cipher } : undefined
}
