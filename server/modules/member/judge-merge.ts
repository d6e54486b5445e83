import type { MergeRefusal, MergeWarning } from '../../../contract/member-vocabulary'
import type { MergeSide } from './merge-side.sql'

type Side = Pick<MergeSide, 'memberId' | 'isErased' | 'hasWechat' | 'hasPhone' | 'guideName' | 'orders'>

/** Why two people cannot be put together by hand; null when they can. */
export function mergeRefusal(into: Side, from: Side): MergeRefusal | null {
  if (into.memberId === from.memberId) return 'same_person'
  return into.isErased || from.isErased ? 'erased' : null
}

/** What somebody should know before two people become one: whatever both have and one person has once. */
export function mergeWarnings(into: Side, from: Side): MergeWarning[] {
  const warnings: MergeWarning[] = []
  if (into.hasWechat && from.hasWechat) warnings.push('both_wechat')
  if (into.hasPhone && from.hasPhone) warnings.push('both_phone')
  if (into.guideName !== null && from.guideName !== null) warnings.push('both_bound')
  if (into.orders > 0 && from.orders > 0) warnings.push('both_bought')
  return warnings
}

/** What becomes of the binding: the survivor's stays and the other ends, or theirs moves over, or there is none. */
export function bindingAfter(into: Side, from: Side): 'none' | 'stays' | 'moves' | 'ends' {
  if (from.guideName === null) return into.guideName === null ? 'none' : 'stays'
  return into.guideName === null ? 'moves' : 'ends'
}
