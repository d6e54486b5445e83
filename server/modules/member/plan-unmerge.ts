import type { UnmergeLeft, UnmergeRefusal, UnmergeStep } from '../../../contract/member-vocabulary'
import type { KeptMerge, MergeOf } from './merge-kept.sql'

/** What of the things a merge moved is still where it was moved to, and who has room. */
export type StandingThings = {
  /** `kind:value`. */
  identities: string[]
  leadIds: string[]
  addressIds: string[]
  earlierIds: string[]
  isBindingThere: boolean
  /** The guide the person had before still works and may have another member. */
  hasRoom: boolean
  /** Orders placed by the one person the two were, since the merge. */
  ordersSince: number
}

export type UnmergePlan = {
  identities: string[]
  leadIds: string[]
  addressIds: string[]
  earlierIds: string[]
  /** The binding goes back as it is, or is made anew where the merge had ended it; null: there is none to put back. */
  binding: { id: string; guideId: string; storeId: string; isMoved: boolean } | null
  /** The person has their number again. */
  hasPhone: boolean
  /** The survivor had no number of their own and gives the lent one back. */
  isPhoneLent: boolean
  back: { code: UnmergeStep; count: number }[]
  left: { code: UnmergeLeft; count: number }[]
}

/** Why a merge cannot be taken back at all; null when it can. */
export function unmergeRefusal(merge: MergeOf): UnmergeRefusal | null {
  if (merge.isErased) return 'erased'
  if (merge.livesIn !== merge.intoId) return 'not_last'
  return merge.kept === null ? 'not_recorded' : null
}

/**
 * What of a merge goes back and what has to stay. Whatever somebody has moved since belongs where it is now; a binding the
 * merge ended begins anew, because in between it did not hold; leads that closed stay closed; orders and what was earned
 * from them stay where they were placed.
 */
export function planUnmerge(kept: KeptMerge, standing: StandingThings): UnmergePlan {
  const { identities, leadIds, addressIds, earlierIds, isBindingThere, hasRoom, ordersSince } = standing
  const wanted = kept.binding
  const binding = wanted && (wanted.isMoved ? isBindingThere : hasRoom) ? wanted : null
  const phones = kept.identities.filter(({ kind }) => kind === 'phone').map(({ value }) => `phone:${value}`)
  const hasPhone = phones.length === 0 || phones.some((phone) => identities.includes(phone))
  const isPhoneLent = kept.survivor.phoneCipher === null && kept.person.phoneCipher !== null && hasPhone
  const gone =
    kept.identities.length -
    identities.length +
    (kept.movedLeadIds.length - leadIds.length) +
    (kept.addresses.length - addressIds.length) +
    (kept.earlierIds.length - earlierIds.length) +
    (wanted?.isMoved && !isBindingThere ? 1 : 0)
  const someOf = <Code extends string>(entries: [Code, number][]) =>
    entries.filter(([, count]) => count > 0).map(([code, count]) => ({ code, count }))
  return {
    identities,
    leadIds,
    addressIds,
    earlierIds,
    binding,
    hasPhone,
    isPhoneLent,
    back: someOf<UnmergeStep>([
      ['identities', identities.length],
      ['name', kept.person.displayName !== null || (kept.person.phoneCipher !== null && hasPhone) ? 1 : 0],
      ['leads', leadIds.length],
      ['addresses', addressIds.length],
      ['binding', binding?.isMoved ? 1 : 0],
      ['binding_anew', binding && !binding.isMoved ? 1 : 0],
      ['earlier', earlierIds.length],
    ]),
    left: someOf<UnmergeLeft>([
      ['joined_leads', kept.joinedLeads],
      ['moved_on', Math.max(0, gone)],
      ['no_room', wanted && !wanted.isMoved && !hasRoom ? 1 : 0],
      ['cart', kept.cartLines],
      ['money', ordersSince],
    ]),
  }
}
