import { strict as assert } from 'node:assert'
import { type Ground, guideOf } from './ground'

/** What a story left behind, to be looked for in the product's own record. */
export type Record = {
  leadId: string
  orderId: string
  orderNo: string
  person: string
  printedPoolFen?: number
  printedOwnFen?: number
}

/** What the person and their guide did in the story, as far as it leaves a touch. */
const TOUCHES = ['scan', 'lead_accepted', 'contact_logged', 'page_view', 'store_visit']

type Explained = {
  order: { state: string; paidFen: number }
  attribution: { rule: string; bound: { name: string } | null; path: { name: string; kind: string }[] }
  lines: {
    poolFen: number
    lots: { role: string; name: string; amountFen: number; accounts: { accrued?: number } }[]
  }[]
  steps: { kind: string; lotId: string; debit: string; credit: string; amountFen: number }[]
}
type Lead = {
  state: string
  trail: { kind: string }[]
  followUps: { note: string; nextOn: string | null }[]
}
type Books = { isBalanced: boolean; sums: { ledgerSumFen: number }; faults: { [name: string]: number } }

/** Reads lead, touches, order, attribution, commission and ledger through the doors, and holds them to the pages. */
export async function checkRecord({ address, hq, guide }: Ground, record: Record): Promise<void> {
  const me = await guideOf(address, guide.jsCode.replace('login-', ''))
  const { leads } = await me.call<{ leads: { leadId: string; assignmentId: string; state: string }[] }>('listMyLeads', {
    tab: 'won',
    rows: 20,
  })
  const mine = leads.filter(({ leadId }) => leadId === record.leadId)
  assert.equal(mine.length, 1, 'the sale answered the lead, once')
  const lead = await me.call<Lead>('showLead', { assignmentId: mine[0]!.assignmentId })
  assert.equal(lead.followUps.length, 1)
  assert.ok(lead.followUps[0]!.nextOn)
  const kinds = lead.trail.map(({ kind }) => kind)
  for (const kind of TOUCHES) assert.ok(kinds.includes(kind), `${kind} is among the touches: ${kinds}`)

  const { attempts } = await hq.call<{ attempts: { guideName: string; state: string; isReplayed: boolean }[] }>(
    'showDecision',
    { leadId: record.leadId },
  )
  assert.deepEqual(
    attempts.map(({ guideName, isReplayed }) => [guideName, isReplayed]),
    [[guide.name, true]],
  )

  const { orders } = await hq.call<{ orders: { orderId: string; state: string }[] }>('listOrders', {
    orderNo: record.orderNo,
  })
  assert.deepEqual(
    orders.map(({ orderId, state }) => [orderId, state]),
    [[record.orderId, 'received']],
  )

  const explained = await hq.call<Explained>('explainOrder', { orderId: record.orderId })
  assert.equal(explained.attribution.bound?.name, guide.name)
  assert.ok(explained.attribution.path.some(({ name }) => name === guide.name))
  const lots = explained.lines.flatMap((line) => line.lots)
  const poolFen = explained.lines.reduce((sum, line) => sum + line.poolFen, 0)
  const sumOf = (some: { amountFen: number }[]) => some.reduce((sum, { amountFen }) => sum + amountFen, 0)
  assert.equal(sumOf(lots), poolFen)
  assert.equal(record.printedPoolFen, poolFen)
  assert.equal(record.printedOwnFen, sumOf(lots.filter(({ name }) => name === guide.name)))
  // Each lot was posted once, from expense to accrued, and stands there now.
  const posted = explained.steps.filter(({ debit, credit }) => debit === 'expense' && credit === 'accrued')
  assert.equal(posted.length, lots.length)
  assert.equal(sumOf(posted), poolFen)
  for (const { accounts, amountFen } of lots) assert.equal(accounts.accrued, amountFen)

  const books = await hq.call<Books>('checkBooks', {})
  assert.equal(books.isBalanced, true, JSON.stringify(books.faults))
  assert.equal(books.sums.ledgerSumFen, 0)
}
