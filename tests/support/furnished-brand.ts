import { insertArtefact } from '../../server/modules/artefact/artefact-versions.sql'
import { furnishData } from './furnish-data'
import { furnishDoubts } from './furnish-doubts'
import { furnishEvidence } from './furnish-evidence'
import { furnishRules } from './furnish-rules'
import { furnishSecondSteps } from './furnish-second-steps'
import { shipAndReceive, toTheirDoor } from './parcels'
import type { World } from './world'
import { staffCaller } from './world-callers'

/** One of everything that has an id, so that every call can be asked about somebody's real thing. */
export type FurnishedBrand = { world: World; ids: Record<string, string> }

/**
 * Fills a brand with the same shapes each time: two stores with a guide each, a member whose lead the first guide took,
 * orders in every state, a statement, codes, a partner. `mark` makes the names people read differ between brands;
 * natural keys and openids do not, because a tenant must hold even when two brands use the same ones.
 */
export async function furnishBrand(world: World, mark: string): Promise<FurnishedBrand> {
  world.clock.set('2026-01-01T10:00:00+08:00')
  const network = await furnishNetwork(world, mark)
  const { storeId, guideId, otherGuideId, memberId } = network
  await world.build.binding(memberId!, guideId!, storeId!)
  const money = await furnishMoney(world, network)

  await world.ok(world.shopper('li').call('recordStep', { step: 'wecom', event: 'shown' }))
  await world.ok(world.shopper('li').call('addToCart', { skuId: network.skuId, idempotencyKey: 'furnish-cart' }))
  const captured = await world.ok(
    world.shopper('li').call('captureLead', {
      wish: '沙发',
      channel: 'appointment',
      storeId,
      idempotencyKey: 'furnish-lead-1',
    }),
  )
  const guide = world.guide(guideId!)
  const leads = await world.ok(guide.call('listMyLeads', { tab: 'waiting' }))
  const assignmentId = leads.leads[0]!.assignmentId
  await world.ok(guide.call('acceptAssignment', { assignmentId }))
  const second = { wish: '床垫', channel: 'mall', storeId, idempotencyKey: 'furnish-lead-2' }
  await world.ok(world.shopper('li').call('captureLead', second))
  const offered = await world.ok(guide.call('listMyLeads', { tab: 'waiting' }))
  const offeredAssignmentId = offered.leads[0]!.assignmentId

  const artefactVersion = await furnishModel(world)
  const admin = world.staff('hq_admin')
  const { codes } = await world.ok(admin.call('createCodes', { codes: [{ kind: 'guide', guideId, storeId }] }))
  const invitation = await world.ok(admin.call('createInvitation', { guideId: otherGuideId }))
  const leaver = { brandId: world.brandId, role: 'finance', scope: { name: 'leaver' }, now: world.clock.now() } as const
  const { staffId } = await staffCaller(world.db, leaver)
  const people = await furnishPeople(world)
  const { totpCode } = await furnishSecondSteps(world, staffId)
  const access = {
    code: codes[0]!.code,
    invitation: invitation.code,
    staffId,
    login: staffId,
    totpCode,
    artefactVersion,
  }
  const evidence = { ...(await furnishEvidence(world)), ...(await furnishRules(world)), ...(await furnishData(world)) }
  return {
    world,
    ids: {
      ...network,
      ...money,
      ...evidence,
      ...people,
      ...(await furnishDoubts(world, captured.leadId)),
      leadId: captured.leadId,
      assignmentId,
      offeredAssignmentId,
      ...access,
    },
  }
}

/** A model that will decide one day, so that it can be read and taken back while the points table decides. */
async function furnishModel({ db, brandId, clock }: World): Promise<string> {
  const version = 'sc-furnished'
  const times = { madeAt: clock.now(), effectiveFrom: new Date('2099-01-01T00:00:00Z') }
  await insertArtefact(db, { brandId, kind: 'model', version, doc: {}, faults: [], madeBy: 'clock', ...times })
  return version
}

/** Somebody who was put together with another, and a segment of headquarters' own. */
async function furnishPeople(world: World): Promise<Record<string, string>> {
  const admin = world.staff('hq_admin', { name: 'merger' })
  const [memberId, otherId] = [
    await world.build.member({ phone: '13600136001' }),
    await world.build.member({ phone: '13600136002' }),
  ]
  await world.ok(admin.call('mergeMembers', { memberId, otherId, reason: '同一位顾客' }))
  const segment = { name: '全部会员', filters: { state: 'member' } }
  const { segmentId } = await world.ok(admin.call('saveSegment', segment))
  return { mergedMemberId: otherId, segmentId }
}

async function furnishNetwork(world: World, mark: string): Promise<Record<string, string>> {
  const { build } = world
  const regionId = await build.region('西南大区')
  const storeId = await build.store({ regionId, code: 'S001', name: `${mark}一店` })
  const otherStoreId = await build.store({ regionId, code: 'S002', name: `${mark}二店`, city: '重庆', latitude: 29.5 })
  const guideId = await build.guide([storeId], { code: 'G001', name: `${mark}导购一`, openid: 'openid-guide-1' })
  const second = { code: 'G002', name: `${mark}导购二`, openid: 'openid-guide-2' }
  const otherGuideId = await build.guide([otherStoreId], second)
  const manager = { code: 'G003', name: `${mark}店长`, role: 'store_manager', openid: 'openid-guide-3' } as const
  const colleagueId = await build.guide([storeId], manager)
  const memberId = await build.member({ phone: '13800138000', openid: 'openid-li', displayName: `${mark}李` })
  const otherMemberId = await build.member({ phone: '13900139000', openid: 'openid-wang', displayName: `${mark}王` })
  await build.consent(memberId)
  const partnerId = await build.partner('同城直播')
  const otherPartnerId = await build.partner('另一渠道')
  const skuId = await build.sku('SKU1')
  const productId = skuId
  return {
    regionId,
    storeId,
    otherStoreId,
    guideId,
    otherGuideId,
    colleagueId,
    memberId,
    otherMemberId,
    partnerId,
    otherPartnerId,
    skuId,
    productId,
  }
}

/** January is closed with a statement, February may be closed, and on 1 March orders stand in every state. */
async function furnishMoney(world: World, { storeId, skuId, guideId }: Record<string, string>) {
  const li = world.shopper('li')
  const home = await toTheirDoor(world, 'li')
  const inStore = { kind: 'pickup', storeId }
  const place = (key: string, fulfilment: object = home, quantity = 1) => {
    const lines = [{ skuId, quantity }]
    return world.ok(li.call('placeOrder', { lines, fulfilment, storeId, idempotencyKey: `furnish-${key}` }))
  }
  const sell = async (key: string, fulfilment: object = home, quantity = 1) => {
    const { orderId, orderNo, paidFen } = await place(key, fulfilment, quantity)
    const notice = {
      out_trade_no: orderNo,
      transaction_id: `tx-${key}`,
      trade_state: 'SUCCESS',
      amount: { total: paidFen },
      payer: { openid: 'openid-li' },
      success_time: world.clock.now().toISOString(),
    }
    await world.ok(world.payment().call('payNotify', notice))
    return { orderId, orderNo }
  }
  const sellAndMature = async (key: string) => {
    const { orderId } = await sell(key)
    await shipAndReceive(world, 'li', orderId)
    world.clock.advance({ days: 25 })
    await world.ok(world.timer().call('matureOrders', {}))
  }
  await sellAndMature('january')
  world.clock.set('2026-02-01T10:00:00+08:00')
  await sellAndMature('february')
  world.clock.set('2026-03-01T10:00:00+08:00')
  await world.ok(world.staff('finance', { name: 'closer' }).call('closePeriod', { periodId: '2026-01' }))
  const finance = world.staff('finance', { name: 'reader' })
  const { statements } = await world.ok(finance.call('listStatements', { periodId: '2026-01' }))

  const paid = await sell('paid')
  const placed = await place('placed')
  const returned = await sell('returned')
  await shipAndReceive(world, 'li', returned.orderId)
  await world.ok(li.call('openAfterSale', { orderId: returned.orderId, reason: '有划痕' }))
  const disputed = await sell('disputed')
  const opening = { orderId: disputed.orderId, reason: '是我接待的' }
  const { disputeId } = await world.ok(world.guide(guideId!).call('openDispute', opening))
  return {
    addressId: home.addressId,
    orderId: paid.orderId,
    orderNo: paid.orderNo,
    placedOrderId: placed.orderId,
    placedOrderNo: placed.orderNo,
    ...(await furnishOnTheWay(world, (key, quantity) => sell(key, quantity === 1 ? inStore : home, quantity))),
    returnedOrderId: returned.orderId,
    disputeId,
    statementId: statements[0]!.statementId,
    periodId: '2026-01',
  }
}

/** An order that waits in the store, one on its way, and one of whose two pieces the money is asked back. */
async function furnishOnTheWay(world: World, sell: (key: string, quantity: number) => Promise<{ orderId: string }>) {
  const li = world.shopper('li')
  const waiting = await sell('waiting', 1)
  const { pickUpCode } = await world.ok(li.call('showMyOrder', { orderId: waiting.orderId }))
  const shipped = await sell('shipped', 2)
  const parcel = { carrier: '顺丰速运', trackingNo: 'SF-furnish' }
  await world.ok(world.staff('hq_ops').call('shipOrder', { orderId: shipped.orderId, ...parcel }))
  const asked = await sell('asked', 2)
  await shipAndReceive(world, 'li', asked.orderId)
  const ask = async (key: string) => {
    const lines = [{ lineNo: 1, quantity: 1 }]
    const wish = { orderId: asked.orderId, lines, reason: '不合适', idempotencyKey: `furnish-${key}` }
    return (await world.ok(li.call('requestRefund', wish))).refundRequestId
  }
  return {
    waitingOrderId: waiting.orderId,
    pickUpCode: pickUpCode!,
    shippedOrderId: shipped.orderId,
    refundRequestId: await ask('refund-1'),
    otherRefundRequestId: await ask('refund-2'),
  }
}
