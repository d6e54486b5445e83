import type { Input, Output } from '../../../contract/endpoint'
import type { saveSegment as endpoint } from '../../../contract/member-segment'
import { countSegment } from '../../flows/count-segment'
import { noteChange } from '../../flows/note-change'
import { AppError } from '../../kernel/app-error'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { BUILT_IN_PREFIX, BUILT_IN_SEGMENTS } from '../../modules/member/built-in-segments'
import { listSegmentRows, putSegment } from '../../modules/member/segment.sql'

const SEGMENTS_MAX = 50

/**
 * Keeps filters under a name for everybody at headquarters, and counts who fits. Throws `segment_exists` for a name that
 * another segment has.
 */
export async function saveSegment(
  ctx: Ctx<CallerOf<'ops'>>,
  { segmentId: asked, name, filters }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const { brandId } = caller
  const own = (await listSegmentRows(db, brandId)).filter(({ segmentId }) => !segmentId.startsWith(BUILT_IN_PREFIX))
  const before = own.find(({ segmentId }) => segmentId === asked)
  if (asked !== undefined && !before) throw new AppError('not_found')
  if (!before && own.length >= SEGMENTS_MAX) throw new AppError('segment_full')
  if (BUILT_IN_SEGMENTS.some((segment) => segment.name === name)) throw new AppError('segment_exists')

  const counted = await countSegment(ctx, filters)
  const segment = { segmentId: before?.segmentId ?? ctx.newId('sg'), name, filters, ...counted }
  if (!(await putSegment(db, brandId, { ...segment, by: actorOf(caller), at: now })))
    throw new AppError('segment_exists')
  const change = {
    ...(before ? { before: { name: before.name, filters: before.filters } } : {}),
    after: { name, filters },
  }
  await noteChange(ctx, { action: 'saveSegment', target: segment.segmentId, ...change })
  return { ...segment, isBuiltIn: false, countedAt: now, createdBy: before?.createdBy ?? null }
}
