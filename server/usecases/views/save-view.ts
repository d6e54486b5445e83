import type { Input, Output } from '../../../contract/endpoint'
import { type saveView as endpoint, VIEWS_A_LIST } from '../../../contract/saved-view'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listViewsOf, upsertView } from '../../modules/view/saved-view.sql'

/** Saves a view of the caller's own. Throws `view_full` when there is no room for another name. */
export async function saveView(
  { db, now, caller }: Ctx<CallerOf<'ops'>>,
  { list, name, search }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, staffId } = caller
  const views = await listViewsOf(db, staffId, list)
  const isNew = views.every((view) => view.name !== name)
  if (isNew && views.length >= VIEWS_A_LIST) throw new AppError('view_full')
  await upsertView(db, { staff_id: staffId, brand_id: brandId, list, name, search, saved_at: now })
  return {}
}
