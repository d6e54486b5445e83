export type IdentityKind = 'openid' | 'unionid' | 'phone' | 'member_code'

/** Somebody we know already who carries at least one of the identities in a claim. */
export type FoundPerson = {
  memberId: string
  state: 'visitor' | 'member'
  /** Which identities of the claim led to this person. */
  by: readonly IdentityKind[]
  /** Whether this person has any WeChat account (an openid or unionid). */
  hasWechat: boolean
  hasPhone: boolean
  /** Whether the phone that led here was proven by its holder, not only typed. */
  isPhoneProven: boolean
  since: Date
}

export type Claim = {
  /** The claim comes from a WeChat account, whose openid the platform vouches for. */
  isWechat: boolean
  /** The phone of the claim was vouched for by WeChat or a till, not typed by the claimant. */
  isPhoneProven: boolean
}

export type MergeVerdict =
  | { kind: 'nobody' }
  | { kind: 'one'; into: FoundPerson }
  | { kind: 'merge'; into: FoundPerson; from: FoundPerson[] }
  /** The holder only ever typed the number; the claimant proved it. `into` may be missing: a newcomer. */
  | { kind: 'phone_moves'; into: FoundPerson | undefined; from: FoundPerson[]; loserId: string }
  | { kind: 'phone_taken'; holderId: string }

/**
 * Who a set of identities belongs to, and who merges into whom. Phone, unionid and openid decide, devices never.
 *
 * The same WeChat account is the same person. A proven phone joins a WeChat account with a person who has none (a
 * partner's lead, an imported or till member). The phone of a person with another WeChat account is taken, never
 * silently merged; a phone that was only typed joins nobody, or else typing a number would open its owner's account.
 * A member outlasts a visitor, the older outlasts the younger.
 */
export function mergePeople(found: readonly FoundPerson[], claim: Claim): MergeVerdict {
  const ranked = [...found].sort(byStanding)
  const [first] = ranked
  if (!first) return { kind: 'nobody' }
  if (!claim.isWechat) {
    const other = ranked.find((person) => person.memberId !== first.memberId)
    return other ? { kind: 'phone_taken', holderId: holderOf(ranked).memberId } : { kind: 'one', into: first }
  }
  const same = ranked.filter((person) => person.by.includes('openid') || person.by.includes('unionid'))
  const holder = ranked.find((person) => !same.includes(person))
  if (holder && (holder.hasWechat || !claim.isPhoneProven)) {
    if (!claim.isPhoneProven || holder.isPhoneProven) return { kind: 'phone_taken', holderId: holder.memberId }
    return { kind: 'phone_moves', into: same[0], from: same.slice(1), loserId: holder.memberId }
  }
  const [into, ...from] = ranked
  return from.length > 0 ? { kind: 'merge', into: into!, from } : { kind: 'one', into: into! }
}

function holderOf(people: readonly FoundPerson[]): FoundPerson {
  return people.find((person) => person.by.includes('phone')) ?? people[0]!
}

function byStanding(a: FoundPerson, b: FoundPerson): number {
  if (a.state !== b.state) return a.state === 'member' ? -1 : 1
  return a.since.getTime() - b.since.getTime() || (a.memberId < b.memberId ? -1 : 1)
}
