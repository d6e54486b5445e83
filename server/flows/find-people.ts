import type { Channel } from '../../contract/vocabulary'
import type { Ctx } from '../kernel/ctx'
import { maskPhone } from '../modules/member/mask-phone'
import { phoneLabel, setPhone } from '../modules/member/member.sql'
import * as people from '../modules/member/people-batch.sql'

/** How a till or an older system names a person; at least one of the two. Both count as proven. */
export type TillPerson = { phone: string | null; memberCode: string | null }
/** `isPhoneTheirs` is false where the member code led to somebody who has another phone than the one given. */
export type TillPersonFound = {
  memberId: string
  state: 'visitor' | 'member'
  isNew: boolean
  isPhoneTheirs: boolean
}

type FlowCtx = Pick<Ctx<unknown>, 'db' | 'now' | 'newId' | 'outside'>
type Carrier = { memberId: string; state: 'visitor' | 'member'; isNew: boolean; hasPhone: boolean }
type Identity = { kind: 'phone' | 'member_code'; value: string }
type Claim = { claim: TillPerson; identities: readonly Identity[] }

/**
 * `findOrCreatePerson` for many people of a file at once: the people behind phones and member codes, made as visitors
 * where nobody carries them; what they lacked is added. One entry a claim, in their order, null where phone and member
 * code belong to two people, which no file may decide. About four statements for any number.
 */
export async function findPeople(
  ctx: FlowCtx,
  brandId: string,
  channel: Channel,
  claims: readonly TillPerson[],
): Promise<(TillPersonFound | null)[]> {
  const named = claims.map((claim): Claim => ({ claim, identities: identitiesOf(ctx, brandId, claim) }))
  const carriers = await findCarriers(ctx, brandId, named)
  const added: (Identity & { memberId: string })[] = []
  const born: people.NewPerson[] = []
  const phones: { memberId: string; phone: string }[] = []

  const found = named.map(({ claim, identities }): TillPersonFound | null => {
    const carried = identities.map((identity) => carriers.get(keyOf(identity)))
    const holders = [...new Map(carried.flatMap((one) => (one ? [[one.memberId, one] as const] : []))).values()]
    if (holders.length > 1) return null
    const holder = holders[0] ?? { memberId: ctx.newId('mb'), state: 'visitor' as const, isNew: true, hasPhone: false }
    const missing = identities.filter((identity) => !carriers.has(keyOf(identity)))
    // One person has one phone: a second number never comes by way of a member code.
    const adding = missing.filter((identity) => identity.kind !== 'phone' || !holder.hasPhone)
    for (const identity of adding) carriers.set(keyOf(identity), holder)
    if (holders.length === 0) born.push(newPerson(ctx, holder.memberId, channel, claim, identities))
    else added.push(...adding.map((identity) => ({ ...identity, memberId: holder.memberId })))
    const isPhoneAdded = adding.some((identity) => identity.kind === 'phone')
    if (isPhoneAdded && holders.length > 0 && claim.phone) {
      phones.push({ memberId: holder.memberId, phone: claim.phone })
    }
    holder.hasPhone ||= isPhoneAdded
    const isPhoneTheirs = !missing.some((identity) => identity.kind === 'phone') || isPhoneAdded
    return { memberId: holder.memberId, state: holder.state, isNew: holder.isNew, isPhoneTheirs }
  })

  if (born.length > 0) await people.insertPeople(ctx.db, brandId, born, ctx.now)
  if (added.length > 0) await people.addIdentities(ctx.db, brandId, added, ctx.now)
  for (const { memberId, phone } of phones) {
    const cipher = ctx.outside.vault.seal(phone, phoneLabel(memberId))
    await setPhone(ctx.db, memberId, { cipher, masked: maskPhone(phone) })
  }
  return found
}

async function findCarriers(ctx: FlowCtx, brandId: string, named: readonly Claim[]): Promise<Map<string, Carrier>> {
  const valuesOf = (kind: Identity['kind']) => [
    ...new Set(named.flatMap(({ identities }) => identities.filter((i) => i.kind === kind).map((i) => i.value))),
  ]
  const wanted = { phones: valuesOf('phone'), memberCodes: valuesOf('member_code') }
  const rows = await people.carriersOf(ctx.db, brandId, wanted)
  // One object a person, so that what the file adds to them is seen through each of their identities.
  const persons = new Map<string, Carrier>()
  const carriers = new Map<string, Carrier>()
  for (const { memberId, state, hasPhone, ...identity } of rows) {
    const person = persons.get(memberId) ?? { memberId, state, hasPhone, isNew: false }
    persons.set(memberId, person)
    carriers.set(keyOf(identity), person)
  }
  return carriers
}

function identitiesOf(ctx: FlowCtx, brandId: string, { phone, memberCode }: TillPerson): Identity[] {
  return [
    ...(phone ? [{ kind: 'phone' as const, value: ctx.outside.vault.blindIndex(brandId, phone) }] : []),
    ...(memberCode ? [{ kind: 'member_code' as const, value: memberCode }] : []),
  ]
}

function keyOf({ kind, value }: Identity): string {
  return `${kind}:${value}`
}

function newPerson(
  ctx: FlowCtx,
  id: string,
  channel: Channel,
  { phone, memberCode }: TillPerson,
  identities: readonly Identity[],
): people.NewPerson {
  const blindIndex = identities.find((identity) => identity.kind === 'phone')?.value
  if (!phone || !blindIndex) return { id, channel, phone: null, memberCode }
  const cipher = ctx.outside.vault.seal(phone, phoneLabel(id))
  return { id, channel, phone: { blindIndex, cipher, masked: maskPhone(phone) }, memberCode }
}
