import type { Input, Output } from '../../../contract/endpoint'
import type { showMyMember as endpoint } from '../../../contract/guide-work'
import { readCallRight } from '../../flows/read-call-right'
import { AppError } from '../../kernel/app-error'
import { assert } from '../../kernel/assert'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { findOwnMember, type HistoryRow, listHistory, spendingOf } from '../../modules/member/own-member.sql'

/**
 * One customer of a guide: what happened, what they bought, and whether they may be called. Somebody who is neither bound
 * to the guide nor has a lead the guide follows is `not_found`. When the person has taken back their word to the only
 * stores the guide has them for, what is left is what the guide did themselves.
 */
export async function showMyMember(
  ctx: Ctx<CallerOf<'guide'>>,
  { memberId: asked, cursor, rows }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db } = ctx
  const { brandId, guideId } = ctx.caller
  const member = await findOwnMember(db, brandId, guideId, asked)
  if (!member) throw new AppError('not_found')
  const { memberId, isPersonalised } = member
  const { noCallReason, mayKnow } = await readCallRight(ctx, { brandId, guideId, memberId })
  const viewing = { brandId, guideId, memberId, isWhole: mayKnow }
  const history = await listHistory(db, { ...viewing, isPersonalised }, { before: readCursor(cursor), rows })
  return {
    ...member,
    ...(await spendingOf(db, viewing)),
    mayReveal: noCallReason === null,
    noCallReason,
    entries: history.map(entryOf),
    next: nextPage(history, rows, ({ at, id }) => `${at.getTime()}.${id}`),
  }
}

type Entry = Output<typeof endpoint>['entries'][number]

function entryOf(row: HistoryRow): Entry {
  const { at, touch, storeName, subject, wish, state, orderNo, title, paidFen, way, note, nextOn } = row
  switch (row.kind) {
    case 'touch':
      assert(touch, 'A touch has a kind')
      return { kind: 'touch', touch, storeName, subject, at }
    case 'lead':
      assert(wish && state, 'A lead has a wish and a state')
      return { kind: 'lead', wish, state, at }
    case 'order':
      assert(orderNo && paidFen !== null, 'A paid order has a number and an amount')
      return { kind: 'order', orderNo, title: title ?? '', paidFen, at }
    case 'follow_up':
      assert(way && note, 'A follow-up says how and what')
      return { kind: 'follow_up', way, note, nextOn, at }
  }
}

/** `<milliseconds>.<id>` of the last entry before. */
function readCursor(cursor: string | undefined): { at: Date; id: string } | undefined {
  if (cursor === undefined) return undefined
  const [, time, id] = /^(\d{1,14})\.([a-z]{2}_[0-9a-z]{1,30})$/.exec(cursor) ?? []
  if (!time || !id) throw new AppError('invalid_input', { fields: [{ path: 'cursor', fault: 'invalid_format' }] })
  return { at: new Date(Number(time)), id }
}
