import type { Input, Output } from '../../../contract/endpoint'
import type { removeSegment as endpoint } from '../../../contract/member-segment'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { BUILT_IN_PREFIX } from '../../modules/member/built-in-segments'
import { deleteSegment, listSegmentRows } from '../../modules/member/segment.sql'

/** Removes a segment somebody made; the people in it stay as they are. */
export async function removeSegment(
  ctx: Ctx<CallerOf<'ops'>>,
  { segmentId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const before = (await listSegmentRows(db, caller.brandId)).find((row) => row.segmentId === segmentId)
  if (!before || segmentId.startsWith(BUILT_IN_PREFIX)) throw new AppError('not_found')
  await deleteSegment(db, caller.brandId, segmentId)
  const change = { before: { name: before.name, filters: before.filters } }
  await noteChange(ctx, { action: 'removeSegment', target: segmentId, ...change })
  return { segmentId }
}
