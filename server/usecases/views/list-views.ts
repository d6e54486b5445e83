import type { Input, Output } from '../../../contract/endpoint'
import type { listViews as endpoint } from '../../../contract/saved-view'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listViewsOf } from '../../modules/view/saved-view.sql'

/** The caller's own views of one list. */
export async function listViews(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  { list }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return { views: await listViewsOf(db, caller.staffId, list) }
}
