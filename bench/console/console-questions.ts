import type { EndpointName } from '../../contract/api'

/** Calls of the ops door by their names, with the session of an administrator. */
export type AskOps = <Data>(name: EndpointName, input?: unknown) => Promise<Data>

/** One list as a page of the console asks for it: each input is one way to look at it. */
export type Question = { name: EndpointName; inputs: readonly unknown[] }

const ROWS = 50
const DAY_MS = 86_400_000

type Known = {
  storeId: string
  guideId: string
  regionId: string
  city: string
  leadIds: string[]
  orderId: string
  memberId: string
}

/** Every list and search of the console, the overview, and what one lead's page asks for. */
export async function questionsOf(ask: AskOps): Promise<Record<'lists' | 'overview' | 'decision', Question[]>> {
  const known = await findKnown(ask)
  const page = (name: EndpointName, ...filters: object[]): Question => ({
    name,
    inputs: filters.map((filter) => ({ rows: ROWS, ...filter })),
  })
  return {
    lists: [
      ...leadLists(page, known),
      ...memberLists(page, known),
      ...networkLists(page, known),
      ...moneyLists(page, known),
      page('listAudit', {}),
      page('listImports', {}),
      page('listExports', {}),
    ],
    overview: [{ name: 'showOverview', inputs: [{}] }],
    decision: [
      { name: 'showDecision', inputs: known.leadIds.map((leadId) => ({ leadId })) },
      { name: 'showLeadStory', inputs: known.leadIds.map((leadId) => ({ leadId })) },
    ],
  }
}

type Page = (name: EndpointName, ...filters: object[]) => Question

function leadLists(page: Page, { storeId, guideId, regionId, city }: Known): Question[] {
  const filters = [
    {},
    { states: ['pooled'] },
    { states: ['won'] },
    { states: ['offered', 'accepted', 'contacted'] },
    { storeId },
    { guideId },
    { regionId },
    { city, scoreFrom: 80 },
    { wish: '空调', channel: 'mall' },
    { isOverdue: true },
    { phone: '13700137000' },
    { isMine: true },
    { sort: 'waiting', states: ['contacted'] },
  ]
  const counted = filters.filter((filter) => !('sort' in filter))
  return [
    page('listLeads', ...filters),
    { name: 'countLeads', inputs: counted },
    { name: 'liveFlow', inputs: [{ window: 'today' }] },
  ]
}

function memberLists(page: Page, { storeId, guideId, memberId }: Known): Question[] {
  return [
    page(
      'listMembers',
      {},
      { state: 'member' },
      { channel: 'mall' },
      { guideId },
      { storeId },
      { isBound: true },
      { hasOrdered: true },
      { tiers: ['gold', 'black'] },
      { quietDays: 180 },
      { phone: '13700137000' },
      { namePrefix: '王伟' },
      { memberId },
      { acceptsContact: true, state: 'member' },
      { isErased: true },
    ),
    page('memberTimeline', { memberId }),
    { name: 'showMember', inputs: [{ memberId }] },
    { name: 'listSegments', inputs: [{}] },
  ]
}

function networkLists(page: Page, { storeId, regionId, city }: Known): Question[] {
  return [
    page('listStores', {}, { regionId }, { city }, { words: '上海' }, { words: 'X00' }),
    page('listGuides', {}, { storeId }, { regionId }, { isFull: true }, { isAway: true }, { words: '王' }),
    page('listCodes', {}, { storeId }),
    page('checkGuideRatio', {}),
  ]
}

function moneyLists(page: Page, { storeId, guideId, orderId }: Known): Question[] {
  const now = Date.now()
  const day = (ago: number) => new Date(now - ago * DAY_MS).toISOString()
  const month = new Date(now - 75 * DAY_MS).toISOString().slice(0, 7)
  return [
    page(
      'listOrders',
      {},
      { source: 'private_transfer' },
      { state: 'paid' },
      { storeId },
      { guideId },
      { orderNo: 'S00500000' },
      { isUnknown: true },
      { isDisputed: true },
      { paidFrom: day(400), paidTo: day(399) },
    ),
    { name: 'explainOrder', inputs: [{ orderId }] },
    page(
      'listPostings',
      {},
      { account: 'clawback' },
      { account: 'available' },
      { kind: 'payout' },
      { partyKind: 'guide', partyId: guideId },
      { partyKind: 'store' },
      { orderId },
      { periodId: month },
      { from: day(200), to: day(199) },
    ),
    { name: 'ledgerTotals', inputs: [{}] },
    page('listStatements', { periodId: month }, { periodId: month, partyKind: 'guide' }),
    { name: 'listPeriods', inputs: [{}] },
    page('listDisputes', {}, { isOpen: false }),
    page('listRefundRequests', {}),
  ]
}

async function findKnown(ask: AskOps): Promise<Known> {
  const { leads } = await ask<{ leads: { id: string; memberId: string }[] }>('listLeads', { rows: 20 })
  const { stores } = await ask<{ stores: { id: string; regionId: string; city: string }[] }>('listStores', { rows: 1 })
  const { guides } = await ask<{ guides: { id: string }[] }>('listGuides', { rows: 1 })
  const { orders } = await ask<{ orders: { orderId: string }[] }>('listOrders', { rows: 1 })
  return {
    storeId: stores[0]!.id,
    regionId: stores[0]!.regionId,
    city: stores[0]!.city,
    guideId: guides[0]!.id,
    leadIds: leads.map(({ id }) => id),
    memberId: leads[0]!.memberId,
    orderId: orders[0]!.orderId,
  }
}
