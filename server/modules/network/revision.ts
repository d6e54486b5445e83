import { canonicalHash } from '../../kernel/canonical'
import type { Guide } from './guide.sql'
import type { Store } from './store.sql'

/** What people edit of a store as one short text: equal facts, equal text. Opening and closing is not an edit. */
export function storeRevision({ id: _id, regionId: _regionId, status: _status, ...facts }: Store): string {
  return canonicalHash(facts).slice(0, 32)
}

/** What people edit of a guide as one short text. Leave, farewell and sign-up have acts of their own and are no edit. */
export function guideRevision(guide: Guide): string {
  const { code, name, role, grade, skills, joinedOn, photoPath, storeIds } = guide
  return canonicalHash({ code, name, role, grade, skills, joinedOn, photoPath, storeIds }).slice(0, 32)
}
