import type { Input, Output } from '../../../contract/endpoint'
import type { previewRefund as endpoint } from '../../../contract/refund-request'
import type { PartyKind } from '../../../contract/vocabulary'
import { knownTo, shownName } from '../../flows/shown-names'
import { weighRefund } from '../../flows/weigh-refund'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { listOrderCards, namesOf } from '../../modules/order/order-list.sql'
import { agreedByLine, findRequest, requestLines } from '../../modules/order/refund-request.sql'

/** What a refund that was asked for would take back from whom, as the order stands now. */
export async function previewRefund(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  { refundRequestId }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId, stores } = caller
  const request = await findRequest(db, brandId, refundRequestId)
  if (!request) throw new AppError('refund_unknown')
  const [order] = await listOrderCards(db, { brandId, stores, orderId: request.order_id, rows: 1 })
  if (!order) throw new AppError('refund_unknown')

  const asked = new Map((await requestLines(db, [request.id])).map((line) => [line.orderLineId, line.amountFen]))
  const agreed = request.state === 'requested' ? await agreedByLine(db, [request.order_id]) : new Map<string, number>()
  const { takes, isAboveLeft } = await weighRefund(db, brandId, request.order_id, asked, agreed)
  const parties = new Map<string, { partyKind: PartyKind; takenFen: number; owedFen: number }>()
  for (const { partyKind, partyId, takenFen, owedFen } of takes) {
    const own = parties.get(partyId) ?? { partyKind, takenFen: 0, owedFen: 0 }
    parties.set(partyId, { partyKind, takenFen: own.takenFen + takenFen, owedFen: own.owedFen + owedFen })
  }
  const names = await namesOf(db, brandId, [...parties.keys()])
  const known = await knownTo(db, caller, [...parties.keys()])
  return {
    amountFen: request.amount_fen,
    takenFen: takes.reduce((sum, { takenFen }) => sum + takenFen, 0),
    parties: [...parties].map(([id, party]) => ({ ...party, name: shownName(known, id, names.get(id) ?? id) })),
    isAboveLeft,
  }
}
