import type { SearchedMember } from '../modules/member/member-search.sql'

/** A person of the list as clients are told of them; figures only where a night has counted them. */
export function showMemberRow({ stage, tier, orders, spentFen, lastActiveAt, ...member }: SearchedMember) {
  const isCounted = stage !== null && tier !== null && orders !== null && spentFen !== null
  return { ...member, figures: isCounted ? { stage, tier, orders, spentFen, lastActiveAt } : null }
}
