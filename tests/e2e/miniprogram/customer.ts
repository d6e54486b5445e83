import { strict as assert } from 'node:assert'
import type { Caller } from '../product'
import { type Ground, guideOf, shopperOf } from './ground'
import { newPerson } from './read-page'

/** Somebody who joined, asked, and paid for something to fetch: what a guide’s side of a story begins with. */
export type Customer = {
  me: Caller
  shown: string
  leadId: string
  assignmentId: string
  orderId: string
  pickUpCode: string
}

/** Makes one over HTTP, as their phone would; the first guide has a minute to answer from then on. */
export async function customerOf(ground: Ground): Promise<Customer> {
  const person = newPerson('钱多')
  const me = await shopperOf(ground.address, person.login)
  await me.call('register', { phoneCode: `phone-${person.phone}`, displayName: person.name, acceptsContact: true })
  const order = await me.call<{ orderId: string; orderNo: string }>('placeOrder', {
    lines: [{ skuId: ground.product.skus[0]!.skuId, quantity: 1 }],
    fulfilment: { kind: 'pickup', storeId: ground.store.id },
    idempotencyKey: `customer-${person.phone}`,
  })
  const paid = await fetch(`${ground.address}/stand-in/pay/${order.orderNo}`, { method: 'POST' })
  assert.equal(paid.status, 200)
  const { pickUpCode } = await me.call<{ pickUpCode: string }>('showMyOrder', { orderId: order.orderId })
  // Asking comes last: it starts the time to answer, and a sale after it would have answered it.
  const lead = await me.call<{ leadId: string }>('captureLead', {
    channel: 'guide_share',
    code: ground.code,
    wish: '落地灯',
    idempotencyKey: `lead-${person.phone}`,
  })
  const guide = await guideOf(ground.address, ground.guide.jsCode.replace('login-', ''))
  const { leads } = await guide.call<{ leads: { leadId: string; assignmentId: string }[] }>('listMyLeads', {
    tab: 'waiting',
    rows: 50,
  })
  const offered = leads.find(({ leadId }) => leadId === lead.leadId)
  assert.ok(offered, 'the guide of the code is offered the lead')
  return {
    me,
    shown: person.shown,
    leadId: lead.leadId,
    assignmentId: offered.assignmentId,
    orderId: order.orderId,
    pickUpCode,
  }
}
