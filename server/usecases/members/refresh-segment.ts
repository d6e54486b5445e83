import type { Input, Output } from '../../../contract/endpoint'
import type { refreshSegment as endpoint } from '../../../contract/member-segment'
import { countSegment } from '../../flows/count-segment'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { BUILT_IN_SEGMENTS } from '../../modules/member/built-in-segments'
import { listSegmentRows, putSegment } from '../../modules/member/segment.sql'

/** Counts a segment again, one every brand has or one somebody made. */
export async function refreshSegment(
  ctx: Ctx<CallerOf<'ops'>>,
  { segmentId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const builtIn = BUILT_IN_SEGMENTS.find((segment) => segment.segmentId === segmentId)
  const own = (await listSegmentRows(db, caller.brandId)).find((row) => row.segmentId === segmentId)
  const found = builtIn ?? own
  if (!found) throw new AppError('not_found')
  const { name, filters } = found
  const counted = await countSegment(ctx, filters)
  await putSegment(db, caller.brandId, { segmentId, name, filters, ...counted, by: actorOf(caller), at: now })
  const createdBy = builtIn ? null : (own?.createdBy ?? null)
  return { segmentId, name, filters, ...counted, isBuiltIn: builtIn !== undefined, countedAt: now, createdBy }
}
