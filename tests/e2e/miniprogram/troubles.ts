import { strict as assert } from 'node:assert'
import { LINE_TEXT } from '../../../src/api/reply'
import type { Caller } from '../product'
import { type Step, until } from '../steps'
import { type Customer, customerOf } from './customer'
import { type Ground, guideOf, shopperOf } from './ground'
import type { Line, Phone, Phones } from './phone'
import { newPerson } from './read-page'
import * as see from './things'

const LINE_WORDS: Record<Line, string> = {
  good: '',
  slow: 'a slow line (3 s)',
  failing: 'a server that answers 500',
  absent: 'no network',
  deaf: 'an answer that is lost after the server did it',
}
/** A slow line makes every question of a page three seconds longer. */
const SLOW_PATIENCE_MS = 45_000

/**
 * What goes wrong between a phone and the server, in each of the five moments that matter: what was put in stays, the
 * failure is told once, doing it again is safe, and afterwards there is exactly one of what was meant.
 */
export function troubles(ground: Ground, phones: Phones, lines: readonly Exclude<Line, 'good'>[]): Step[] {
  return lines.flatMap((line) => {
    const customer = { is: null as Customer | null }
    const guide = { is: null as Phone | null }
    const name = (what: string) => `${LINE_WORDS[line]}: ${what}`
    return [
      { name: name('joining makes one member with one lead'), run: () => join(ground, phones, line) },
      { name: name('checkout places one order that is paid once'), run: () => checkOut(ground, phones, line) },
      {
        name: name('accepting takes the lead once'),
        run: async () => {
          customer.is = await customerOf(ground)
          guide.is = await accept(ground, phones, line, customer.is)
        },
      },
      {
        name: name('a follow-up is written once, with what was typed'),
        run: () => followUp(ground, guide.is!, line, customer.is!),
      },
      {
        name: name('goods are handed over once'),
        run: () => handOver(ground, guide.is!, line, customer.is!),
      },
    ]
  })
}

async function join(ground: Ground, phones: Phones, line: Line): Promise<void> {
  const person = newPerson('孙兰')
  const phone = await phones.open('shopper', person.login, { page: 'shopper/join/index', query: { code: ground.code } })
  await phone.type('怎么称呼你（选填）', person.name)
  await phone.tap(see.AGREE)
  await during(phone, line, () => phone.givePhone(person.phone), {
    kept: async () => assert.equal(await phone.typed('怎么称呼你（选填）'), person.name),
    again: () => phone.givePhone(person.phone),
  })
  // Whose answer was lost is a member already when they ask again.
  await phone.sees(/欢迎加入|欢迎回来/, SLOW_PATIENCE_MS)
  await phone.sees(`${ground.guide.name}会在`, SLOW_PATIENCE_MS)
  const { members } = await ground.hq.call<{ members: { state: string; displayName: string }[] }>('listMembers', {
    phone: person.phone,
  })
  assert.deepEqual(
    members.map(({ state, displayName }) => [state, displayName]),
    [['member', person.name]],
  )
  assert.equal(await leadsOf(ground.hq, person.shown), 1)
}

async function checkOut(ground: Ground, phones: Phones, line: Line): Promise<void> {
  const person = newPerson('周宁')
  const { skuId } = ground.product.skus[0]!
  const phone = await phones.open('shopper', person.login, {
    page: 'shopper/checkout/index',
    query: { skuId, quantity: '1', kind: 'pickup', storeId: ground.store.id },
  })
  const remark = '电话联系后再来取'
  await phone.sees('应付')
  await phone.type('备注（选填）', remark)
  await during(phone, line, () => phone.tap(see.SUBMIT_ORDER), {
    kept: async () => assert.equal(await phone.typed('备注（选填）'), remark),
    again: () => phone.tap(see.SUBMIT_ORDER),
  })
  await phone.pay()
  await phone.sees('付款成功', SLOW_PATIENCE_MS)
  await oneOrder(await shopperOf(ground.address, person.login), remark)
}

async function accept(ground: Ground, phones: Phones, line: Line, { shown, leadId }: Customer): Promise<Phone> {
  const guide = await phones.open('guide', ground.guide.jsCode.replace('login-', ''), {
    page: 'guide/leads/index',
    query: { tab: 'waiting' },
  })
  await guide.tap(see.leadOf(shown))
  await guide.sees('接下线索后可以看到顾客的足迹')
  await during(guide, line, () => guide.tap(see.ACCEPT_LEAD), { again: () => guide.tap(see.ACCEPT_LEAD) })
  await guide.sees('记录跟进', SLOW_PATIENCE_MS)
  const { attempts } = await ground.hq.call<{ attempts: { guideName: string; state: string }[] }>('showDecision', {
    leadId,
  })
  assert.deepEqual(
    attempts.map(({ guideName, state }) => [guideName, state]),
    [[ground.guide.name, 'accepted']],
  )
  return guide
}

async function followUp(ground: Ground, guide: Phone, line: Line, { assignmentId }: Customer): Promise<void> {
  const note = '喜欢暖光，周末到店看实物'
  await guide.tap(see.FOLLOW_UP)
  await guide.type('跟进情况', note)
  await guide.tap(see.choice('后天'))
  await during(guide, line, () => guide.tap(see.SAVE_FOLLOW_UP), {
    kept: async () => assert.equal(await guide.typed('跟进情况'), note),
    again: () => guide.tap(see.SAVE_FOLLOW_UP),
  })
  await guide.sees(new RegExp(`${note}[\\s\\S]*约好`), SLOW_PATIENCE_MS)
  const me = await guideOf(ground.address, ground.guide.jsCode.replace('login-', ''))
  const { followUps } = await me.call<{ followUps: { note: string; nextOn: string | null }[] }>('showLead', {
    assignmentId,
  })
  assert.deepEqual(
    followUps.map((one) => [one.note, one.nextOn !== null]),
    [[note, true]],
  )
}

async function handOver(ground: Ground, guide: Phone, line: Line, customer: Customer): Promise<void> {
  await guide.open({ page: 'guide/hand-over/index' })
  const field = /顾客的/
  await guide.type(field, customer.pickUpCode)
  const kept = async () => assert.equal(await guide.typed(field), customer.pickUpCode)
  await during(guide, line, () => guide.tap(see.FIND_CODE), { kept, again: () => guide.tap(see.FIND_CODE) })
  await guide.sees('可以核销', SLOW_PATIENCE_MS)
  await during(guide, line, () => guide.tap(see.CONFIRM_HAND_OVER), {
    kept,
    again: () => guide.tap(see.CONFIRM_HAND_OVER),
  })
  await guide.sees(/核销成功|没有重复核销，放心/, SLOW_PATIENCE_MS)
  const { state, timeline } = await customer.me.call<{ state: string; timeline: { kind: string }[] }>('showMyOrder', {
    orderId: customer.orderId,
  })
  assert.equal(state, 'received')
  const me = await guideOf(ground.address, ground.guide.jsCode.replace('login-', ''))
  const found = await me.call<{ state: string; doneBy: string }>('findHandOver', { code: customer.pickUpCode })
  assert.deepEqual([found.state, found.doneBy], ['done', ground.guide.name])
  assert.equal(new Set(timeline.map(({ kind }) => kind)).size, timeline.length, 'nothing happened twice')
}

type Retry = { kept?: () => Promise<void>; again: () => Promise<void> }

/** Does it on the bad line, looks that it is told once and nothing typed is lost, then does it again on a good one. */
async function during(phone: Phone, line: Line, act: () => Promise<void>, { kept, again }: Retry): Promise<void> {
  const before = (await phone.notes()).length
  await phone.setLine(line)
  await act()
  if (line === 'slow') {
    // Nothing is told: it only takes longer.
    assert.equal(await timesTold(phone, before), 0)
    return
  }
  await until(
    async () => `the failure in Chinese on:\n${await phone.reads()}`,
    async () => (await timesTold(phone, before)) > 0,
  )
  await kept?.()
  assert.equal(
    await timesTold(phone, before),
    1,
    `told once, not more:\n${await phone.reads()}\n${await phone.notes()}`,
  )
  await phone.setLine('good')
  await again()
}

/** How often a fault of the line is told: on the page in sight, and in notes since. */
async function timesTold(phone: Phone, notesBefore: number): Promise<number> {
  const said = [await phone.reads(), ...(await phone.notes()).slice(notesBefore)]
  const words = Object.values(LINE_TEXT)
  return said.reduce((sum, text) => sum + words.reduce((times, one) => times + text.split(one).length - 1, 0), 0)
}

/** There is one order, it is paid once, and says what was typed. */
export async function oneOrder(shopper: Caller, remark: string): Promise<void> {
  const { orders } = await shopper.call<{ orders: { orderId: string; state: string }[] }>('listMyOrders', {})
  assert.deepEqual(
    orders.map(({ state }) => state),
    ['paid'],
  )
  const order = await shopper.call<{ remark: string; timeline: { kind: string }[] }>('showMyOrder', {
    orderId: orders[0]!.orderId,
  })
  assert.equal(order.remark, remark)
  assert.equal(order.timeline.filter(({ kind }) => kind === 'paid').length, 1)
}

/** How many leads of somebody headquarters sees. */
export async function leadsOf(hq: Caller, shown: string): Promise<number> {
  const { leads } = await hq.call<{ leads: { person: string }[] }>('listLeads', { rows: 50 })
  return leads.filter(({ person }) => person.includes(shown)).length
}
