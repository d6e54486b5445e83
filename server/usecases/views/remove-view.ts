import type { Input, Output } from '../../../contract/endpoint'
import type { removeView as endpoint } from '../../../contract/saved-view'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { deleteView } from '../../modules/view/saved-view.sql'

/** Removes a view of the caller's own; one that is gone already is not an error. */
export async function removeView(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  { list, name }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  await deleteView(db, caller.staffId, list, name)
  return {}
}
