import { moneyLists } from './money-questions'
import { leadLists, memberLists, networkLists, workLists } from './people-questions'
import { type AskOps, asked, instant, type Known, paidMonth, type Question } from './question'
import { reports } from './report-questions'

export type QuestionKind = 'lists' | 'reports' | 'overview' | 'decision'

/** Every list and search of the console, the overview, what one lead's page asks for, and reports over a period. */
export async function questionsOf(ask: AskOps): Promise<Record<QuestionKind, Question[]>> {
  const known = await findKnown(ask)
  const ofLeads = known.leadIds.map((leadId) => ({ leadId }))
  return {
    lists: [...leadLists(known), ...memberLists(known), ...networkLists(known), ...moneyLists(known), ...workLists()],
    reports: await reports(ask, known),
    overview: [asked('showOverview', {})],
    decision: [asked('showDecision', ...ofLeads), asked('showLeadStory', ...ofLeads)],
  }
}

async function findKnown(ask: AskOps): Promise<Known> {
  const { leads } = await ask<{ leads: { id: string; memberId: string }[] }>('listLeads', { rows: 20 })
  // A lead that came months ago as well: what it is shown with lies on other pages of the disk.
  const old = await ask<{ leads: { id: string }[] }>('listLeads', {
    rows: 10,
    states: ['won'],
    arrivedTo: instant(200),
  })
  const { stores } = await ask<{ stores: { id: string; regionId: string; city: string }[] }>('listStores', { rows: 1 })
  const { guides } = await ask<{ guides: { id: string }[] }>('listGuides', { rows: 1 })
  const { orders } = await ask<{ orders: { orderId: string }[] }>('listOrders', { rows: 1 })
  const { products } = await ask<{ products: { productId: string }[] }>('listProducts', { rows: 1 })
  const { statements } = await ask<{ statements: { statementId: string }[] }>('listStatements', {
    periodId: paidMonth(),
    partyKind: 'hq',
    rows: 1,
  })
  const { live } = await ask<{ live: { version: number } | null }>('listRuleSets')
  return {
    storeId: stores[0]!.id,
    regionId: stores[0]!.regionId,
    city: stores[0]!.city,
    guideId: guides[0]!.id,
    leadIds: [...leads, ...old.leads].map(({ id }) => id),
    memberId: leads[0]!.memberId,
    orderId: orders[0]!.orderId,
    productId: products[0]?.productId ?? null,
    statementId: statements[0]?.statementId ?? null,
    ruleVersion: live?.version ?? 1,
  }
}
