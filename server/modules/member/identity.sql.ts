import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import type { FoundPerson, IdentityKind } from './merge-people'

export type Identity = { kind: IdentityKind; value: string; isProven: boolean }

/** Everybody who carries one of the identities, one entry a person; merged people never do, their identities moved on. */
export async function findPeople(db: Db, brandId: string, identities: readonly Identity[]): Promise<FoundPerson[]> {
  const rows = await db
    .selectFrom('member_identity as i')
    .innerJoin('member as m', 'm.id', 'i.member_id')
    .select(['m.id as memberId', 'm.state', 'i.kind', 'i.is_proven as isProven'])
    .select((eb) => [
      eb.fn.coalesce('m.registered_at', 'm.created_at').as('since'),
      eb('m.phone_cipher', 'is not', null).$castTo<boolean>().as('hasPhone'),
      sql<boolean>`exists (select 1 from member_identity w where w.member_id = m.id
                            and w.kind in ('openid', 'unionid'))`.as('hasWechat'),
    ])
    .where('i.brand_id', '=', brandId)
    .where((eb) => eb.or(identities.map(({ kind, value }) => eb('i.kind', '=', kind).and('i.value', '=', value))))
    .execute()
  const people = new Map<string, FoundPerson>()
  for (const row of rows) {
    const known = people.get(row.memberId)
    people.set(row.memberId, {
      memberId: row.memberId,
      state: row.state === 'member' ? 'member' : 'visitor',
      by: [...(known?.by ?? []), row.kind],
      hasWechat: row.hasWechat,
      hasPhone: row.hasPhone,
      isPhoneProven: row.kind === 'phone' ? row.isProven : (known?.isPhoneProven ?? true),
      since: row.since,
    })
  }
  return [...people.values()]
}

/**
 * Gives identities to a person; answers the kinds that were free. One that somebody else carries stays with them
 * (a concurrent transaction that took it first is waited for), and the caller decides what that means.
 */
export async function insertIdentities(
  db: Db,
  brandId: string,
  memberId: string,
  identities: readonly Identity[],
  since: Date,
): Promise<IdentityKind[]> {
  if (identities.length === 0) return []
  const rows = await db
    .insertInto('member_identity')
    .values(
      [...identities]
        .sort((a, b) => (a.kind < b.kind ? -1 : 1))
        .map(({ kind, value, isProven }) => ({
          brand_id: brandId,
          kind,
          value,
          member_id: memberId,
          since,
          is_proven: isProven,
        })),
    )
    .onConflict((conflict) => conflict.columns(['brand_id', 'kind', 'value']).doNothing())
    .returning('kind')
    .execute()
  return rows.map((row) => row.kind)
}

/** A phone typed before and proven now counts as proven. */
export async function provePhone(db: Db, brandId: string, value: string): Promise<void> {
  await db
    .updateTable('member_identity')
    .set({ is_proven: true })
    .where('brand_id', '=', brandId)
    .where('kind', '=', 'phone')
    .where('value', '=', value)
    .where('is_proven', '=', false)
    .execute()
}

/**
 * Whether a person has proven a phone. What a till sold to a number is shown to nobody else: it may have been typed by
 * somebody whose it is not.
 */
export async function hasProvenPhone(db: Db, memberId: string): Promise<boolean> {
  const row = await db
    .selectFrom('member_identity')
    .select('member_id')
    .where('member_id', '=', memberId)
    .where('kind', '=', 'phone')
    .where('is_proven', '=', true)
    .executeTakeFirst()
  return row !== undefined
}

/** Takes phones from a person, all but `keep`: a new number replaces the old one. */
export async function dropPhones(db: Db, memberId: string, keep: string | null): Promise<void> {
  await db
    .deleteFrom('member_identity')
    .where('member_id', '=', memberId)
    .where('kind', '=', 'phone')
    .$if(keep !== null, (query) => query.where('value', '<>', keep!))
    .execute()
}

/** All identities of one person follow them into another. */
export async function moveIdentities(db: Db, fromId: string, intoId: string): Promise<void> {
  await db.updateTable('member_identity').set({ member_id: intoId }).where('member_id', '=', fromId).execute()
}
