import { strict as assert } from 'node:assert'
import { publishAnswerTime } from '../answer-time'
import { type Caller, caller, type Product } from '../product'
import { giveAddresses, placeOrders, soldAt } from './cast-orders'

const ANSWER_MINUTES = 720

/** Who pages are opened as. The guide is the sample's first; the others are new to the brand. */
const PERSONS = ['newcomer', 'joiner', 'member', 'buyer', 'guide', 'newGuide', 'stranger'] as const
export type Person = (typeof PERSONS)[number]

/** What was made through the doors for the pages to show, by its id. */
export type Cast = {
  address: string
  /** The name in `?as=<name>`. */
  names: Record<Person, string>
  tokens: Record<Person, string>
  guideCode: string
  storeCode: string
  voidedCode: string
  expiredCode: string
  closedStoreCode: string
  storeId: string
  franchiseStoreId: string
  closedStoreId: string
  product: { productId: string; skuId: string }
  addressId: string
  orders: Record<
    'unpaid' | 'cancelled' | 'ready' | 'paid' | 'sent' | 'done' | 'refunding' | 'refused' | 'refunded',
    string
  >
  pickUpCode: string
  usedPickUpCode: string
  waiting: string
  accepted: string
  followed: string
  memberId: string
  earningOrderId: string
  /** Orders the guide disagreed with: one waits for headquarters, one was answered. */
  disputedOrderId: string
  answeredOrderId: string
  invitation: string
  /** Nobody's yet. */
  newPhone: string
}

const PASSWORD = 'fenbo-demo-2026'
const LONG_WISH = '想看三人位的布艺沙发，家里有两只猫和一个三岁的孩子，最好可以拆洗，周末带尺寸来店里'

/**
 * Makes everybody and everything the walk needs, by the calls the pages and headquarters make themselves. Another
 * `round` on the same product is other people.
 */
export async function makeCast(product: Pick<Product, 'address' | 'printed'>, round = 1): Promise<Cast> {
  const { address, printed } = product
  const names = {} as Cast['names']
  const tokens = {} as Cast['tokens']
  for (const person of PERSONS) {
    names[person] = person === 'guide' ? 'guide1' : `walk${round}-${person}`
    tokens[person] = await signIn(address, names[person])
  }
  const hq = await headquarters(address, 'admin')
  const guide = caller(address, 'guide', tokens.guide)
  const buyer = caller(address, 'shopper', tokens.buyer)

  // However many others asked the sample's guide before, those of the walk are offered to them.
  const { guideId } = await guide.call<{ guideId: string }>('myWorkbench', {})
  // The stories before may have left a minute to answer; a lead that is walked past must still wait at the end.
  await publishAnswerTime(hq, await headquarters(address, 'ops'), ANSWER_MINUTES)
  await hq.call('setGuideCapacity', { guideId, dayCap: 200, openCap: 200, memberCap: 2000 })
  const guideCode = codeIn(printed, '导购码')
  const landing = await buyer.call<{ store: { storeId: string } }>('resolveCode', { code: guideCode })
  const { storeId } = landing.store
  const codes = await printCodes(hq, storeId)
  await join(buyer, guideCode, '欧阳若曦', phoneOf(round, 1))
  await join(caller(address, 'shopper', tokens.member), guideCode, '林一', phoneOf(round, 2))
  const invitation = await hireGuide(hq, address, tokens.newGuide, storeId, round)

  const sold = await soldAt(buyer, storeId)
  const addressId = await giveAddresses(buyer)
  const orders = await placeOrders(address, { buyer, guide, hq }, sold, storeId, addressId)
  await buyer.call('addToCart', { skuId: sold[0]!.skuId, quantity: 2, idempotencyKey: 'walk-cart-0' })
  await buyer.call('addToCart', { skuId: sold[1]!.skuId, quantity: 1, idempotencyKey: 'walk-cart-1' })
  await buyer.call('giveConsent', { purpose: 'lead_handover', recipient: codes.franchiseStoreId, textVersion: '1' })
  const leads = await leaveLeads(address, guide, guideCode, round)
  await ask(buyer, guideCode, LONG_WISH, 'walk-wish-buyer')
  const { members } = await guide.call<{ members: { memberId: string }[] }>('myMembers', { rows: 50 })
  const earnings = await disputeEarnings(guide, hq)
  return {
    address,
    names,
    tokens,
    guideCode,
    storeCode: codeIn(printed, '门店码'),
    ...codes,
    storeId,
    product: sold[0]!,
    addressId,
    ...orders,
    ...leads,
    memberId: members[0]!.memberId,
    ...earnings,
    invitation,
    newPhone: phoneOf(round, 9),
  }
}

/** Three orders that pay the guide: one they agree with, one they disagree with, one headquarters answered them about. */
async function disputeEarnings(guide: Caller, hq: Caller) {
  type Line = { orderId: string; accounts: object }
  const { lines } = await guide.call<{ lines: Line[] }>('listMyEarnings', { rows: 50 })
  // What was given back whole pays nobody any more.
  const paying = lines.filter(({ accounts }) => Object.keys(accounts).length > 0)
  const [earningOrderId, disputedOrderId, answeredOrderId] = [...new Set(paying.map(({ orderId }) => orderId))]
  assert.ok(earningOrderId && disputedOrderId && answeredOrderId, 'three orders pay the guide')
  const dispute = (orderId: string, reason: string) =>
    guide.call<{ disputeId: string }>('openDispute', { orderId, reason })
  await dispute(disputedOrderId, '3 月 2 日我在店里接待了这位顾客，量了户型图，后来是同事帮忙收的款，请核对。')
  const { disputeId } = await dispute(answeredOrderId, '份额不对，我和同事一起接待的，应该各一半。')
  const resolution =
    '核对了付款前 30 天的触点：成交导购是你，同事只有一次浏览，不计入归因。份额维持不变，冻结的佣金已解冻。'
  await hq.call('resolveDispute', { disputeId, resolution })
  return { earningOrderId, disputedOrderId, answeredOrderId }
}

async function headquarters(address: string, login: string): Promise<Caller> {
  const { token } = await caller(address, 'ops').call<{ token: string }>('signIn', { login, password: PASSWORD })
  return caller(address, 'ops', token)
}

async function signIn(address: string, name: string): Promise<string> {
  const session = await caller(address, 'shopper').call<{ token: string }>('wechatSignIn', { jsCode: `login-${name}` })
  return session.token
}

function codeIn(printed: string, kind: string): string {
  const code = new RegExp(`${kind} .+\\s([0-9A-Za-z]{10,12})$`, 'm').exec(printed)?.[1]
  assert.ok(code, `${kind} is printed at the start`)
  return code
}

const phoneOf = (round: number, at: number) => `138${String(round).padStart(6, '0')}0${at}`

async function join(shopper: Caller, code: string, displayName: string, phone: string): Promise<void> {
  await shopper.call('recordScan', { code })
  await shopper.call('register', { phone, displayName, acceptsContact: true })
}

/** Codes that lead nowhere any more, and one of a store that closed after it was printed. */
async function printCodes(hq: Caller, storeId: string) {
  const place = { region: '华东', city: '上海', latitude: 31.2, longitude: 121.4, opensMinute: 600, closesMinute: 1320 }
  const open = (code: string, name: string, kind: string) =>
    hq.call<{ storeId: string }>('upsertStore', { ...place, code, name, kind, address: '人民路 1 号 3 层 301 铺' })
  const closed = await open('WALK-1', '人民路旧店', 'own')
  const franchise = await open('WALK-2', '人民广场加盟家居生活馆', 'franchise')
  const { codes } = await hq.call<{ codes: { code: string }[] }>('createCodes', {
    codes: [
      { kind: 'store', storeId },
      { kind: 'store', storeId, expiresAt: new Date(Date.now() - 86_400_000).toISOString() },
      { kind: 'store', storeId: closed.storeId },
    ],
  })
  const [voided, expired, ofClosed] = codes.map(({ code }) => code)
  await hq.call('voidCode', { code: voided, reason: '印错了' })
  await hq.call('closeStore', { storeId: closed.storeId, reason: '搬迁' })
  return {
    voidedCode: voided!,
    expiredCode: expired!,
    closedStoreCode: ofClosed!,
    closedStoreId: closed.storeId,
    franchiseStoreId: franchise.storeId,
  }
}

/** A guide who began today and takes no leads, and an invitation nobody used yet. */
async function hireGuide(hq: Caller, address: string, token: string, storeId: string, round: number) {
  const hire = async (code: string, name: string) => {
    const guide = { code, name, role: 'guide', grade: 1, joinedOn: '2026-01-05', storeIds: [storeId] }
    const { guideId } = await hq.call<{ guideId: string }>('upsertGuide', guide)
    return hq.call<{ code: string }>('createInvitation', { guideId })
  }
  const account = caller(address, 'guide', token)
  await account.call('bindGuideAccount', { code: (await hire(`WALK-${round}A`, '司徒新')).code })
  await account.call('setPresence', { isTaking: false })
  return (await hire(`WALK-${round}B`, '邀请中')).code
}

async function ask(shopper: Caller, code: string, wish: string, idempotencyKey: string): Promise<string> {
  const lead = { channel: 'guide_share', code, wish, idempotencyKey }
  return (await shopper.call<{ leadId: string }>('captureLead', lead)).leadId
}

/** Three people who asked: one waits, one was taken on, one was talked to. */
async function leaveLeads(address: string, guide: Caller, code: string, round: number) {
  const names = ['waiting', 'accepted', 'followed'] as const
  const offered = {} as Record<(typeof names)[number], string>
  for (const [at, name] of names.entries()) {
    const shopper = caller(address, 'shopper', await signIn(address, `walk${round}-${name}`))
    await join(shopper, code, '司马相', phoneOf(round, at + 3))
    const leadId = await ask(shopper, code, LONG_WISH, `walk-wish-${name}`)
    const { leads } = await guide.call<{ leads: { assignmentId: string; leadId: string }[] }>('listMyLeads', {
      tab: 'waiting',
      rows: 50,
    })
    const lead = leads.find((one) => one.leadId === leadId)
    assert.ok(lead, 'the guide whose code was scanned is offered the wish')
    offered[name] = lead.assignmentId
  }
  for (const assignmentId of [offered.accepted, offered.followed])
    await guide.call('acceptAssignment', { assignmentId })
  await guide.call('logFollowUp', {
    assignmentId: offered.followed,
    way: 'phone',
    note: '约周六下午到店看样，带户型图；预算一万以内，想要可拆洗的布料。',
    nextOn: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
    idempotencyKey: `walk-follow-${offered.followed}`,
  })
  return offered
}
