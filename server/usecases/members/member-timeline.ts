import type { Input, Output } from '../../../contract/endpoint'
import type { memberTimeline as endpoint } from '../../../contract/member-desk'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { searchMembers } from '../../modules/member/member-search.sql'
import { listTimeline } from '../../modules/member/timeline.sql'

/** Every step of one person, from the first touch to the sale and after, for HQ or their store (A5.5). */
export async function memberTimeline(
  ctx: Ctx<CallerOf<'ops'>>,
  { memberId: asked, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const { brandId, stores } = caller
  const { members } = await searchMembers(db, { brandId, scope: stores, memberId: asked }, { rows: 1 })
  const [member] = members
  if (!member) throw new AppError('not_found')
  const { memberId, isPersonalised } = member
  const whose = { brandId, memberId, stores, isPersonalised }
  const steps = await listTimeline(db, whose, { before: readCursor(cursor), rows })
  return { steps, next: nextPage(steps, rows, ({ at, id }) => `${at.getTime()}.${id}`) }
}

/** `<milliseconds>.<id>` of the last step before. */
function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [, time, id] = /^(\d{1,14})\.([a-z]{2}_[0-9a-z]{1,30}[+-]?)$/.exec(cursor) ?? []
  if (!time || !id) throw new AppError('invalid_input', { fields: [{ path: 'cursor', fault: 'invalid_format' }] })
  return { at: new Date(Number(time)), id }
}
