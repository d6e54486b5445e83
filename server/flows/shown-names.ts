import type { CallerOf, Db } from '../kernel/ctx'
import { familyName } from '../modules/lead/person-label'
import { guidesAt } from '../modules/order/order-list.sql'

/** Guides a caller sees by their whole name. */
export type KnownGuides = ReadonlySet<string> | 'all'

/** Whom of these the caller sees by name: guides themselves, staff of some stores the guides of those, headquarters everybody. */
export async function knownTo(
  db: Db,
  caller: CallerOf<'ops'> | CallerOf<'guide'>,
  ids: readonly string[],
): Promise<KnownGuides> {
  if (caller.kind === 'guide') return new Set([caller.guideId])
  return caller.stores === 'all' ? 'all' : guidesAt(db, caller.stores, ids)
}

/** Other guides are told as 李**: enough to talk about, no list of who earns what. Stores and HQ have no such names. */
export function shownName(known: KnownGuides, id: string, name: string): string {
  return known !== 'all' && id.startsWith('gd_') && !known.has(id) ? familyName(name) : name
}
