import type { Output } from '../../../contract/endpoint'
import type { listSegments as endpoint } from '../../../contract/member-segment'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { BUILT_IN_PREFIX, BUILT_IN_SEGMENTS } from '../../modules/member/built-in-segments'
import { listSegmentRows } from '../../modules/member/segment.sql'

/** The segments every brand has, then those its people made, each with how many it found when it was last counted. */
export async function listSegments(ctx: Ctx<CallerOf<'ops'>>): Promise<Output<typeof endpoint>> {
  const rows = await listSegmentRows(ctx.db, ctx.caller.brandId)
  const counted = new Map(rows.map((row) => [row.segmentId, row]))
  const builtIn = BUILT_IN_SEGMENTS.map((segment) => {
    const { size = null, isCapped = false, countedAt = null } = counted.get(segment.segmentId) ?? {}
    return { ...segment, size, isCapped, countedAt, isBuiltIn: true, createdBy: null }
  })
  const own = rows.filter(({ segmentId }) => !segmentId.startsWith(BUILT_IN_PREFIX))
  return { segments: [...builtIn, ...own.map((row) => ({ ...row, isBuiltIn: false }))] }
}
