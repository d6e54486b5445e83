import { refreshStatistics } from '../../server/db/refresh-statistics'
import type { Place } from '../../server/kernel/great-circle'
import { groupBy } from '../../server/kernel/group-by'
import { DAY_MS, shanghaiDay, shanghaiMonth, startOfDay } from '../../server/kernel/shanghai-time'
import { type Answers, answerOffers, USUAL_MOOD } from './answer-offers'
import { type Arrival, arrive, phoneOf } from './arrive'
import { giveBack, type Return, returnOf, type Sale, type Seller, sell } from './buy'
import { pick } from './draw'
import { closeMonth, endDay, type MonthClosed, type TwoOfFinance } from './month-end'
import type { DealSource } from './sources'
import { eachOf, type Stage } from './stage'

export type StoryStore = Place & { id: string; code: string }
export type Story = {
  arrivals: readonly Arrival[]
  deals: readonly DealSource[]
  stores: readonly StoryStore[]
  /** The day the story stops at; without it, once everything has matured and been settled. */
  until?: Date
  /** What headquarters does on some days, before the first lead of the day comes. */
  mornings?: ReadonlyMap<string, () => Promise<void>>
  /** What people do each day once the last lead and deal of it has come; it is given the day's last moment. */
  evening?: (night: Date) => Promise<void>
  /** A month nobody closes: headquarters does, when it tries the product. */
  leavesOpen?: string
  /** Who settles months; without it two that have no account. */
  settledBy?: TwoOfFinance
}
export type StoryTold = Answers & {
  captured: Record<string, number>
  sold: number
  returned: number
  months: MonthClosed[]
}

/**
 * Days after which the planner is told how the tables have grown: a server does so by itself every few minutes, but a
 * story lives a year in two.
 */
const STATISTICS_DAYS = new Set([2, 8, 30, 90, 180, 270, 360])

/** Days after the last deal until every order has outlived its holding period and every return has come. */
const DRAIN_DAYS = 62

/**
 * Lives through the story day by day: leads arrive, guides answer until nobody waits, deals are won, goods come back,
 * timers run, and each month is closed once it is over. `width` things of one kind happen at once.
 */
export async function runStory(
  stage: Stage,
  story: Story,
  width: number,
  onDay: (done: number, days: number) => void,
): Promise<StoryTold> {
  const told: StoryTold = {
    captured: {},
    accepted: 0,
    declined: 0,
    expired: 0,
    followedUp: 0,
    sold: 0,
    returned: 0,
    months: [],
  }
  const arrivals = byDay(story.arrivals, (arrival) => arrival.at)
  const deals = byDay(story.deals, (deal) => deal.wonAt)
  const returns: Return[] = []
  const phones = phoneBook(story.arrivals)
  const storeById = new Map(story.stores.map((store) => [store.id, store]))
  const days = calendarOf(story)
  for (const [index, day] of days.entries()) {
    if (STATISTICS_DAYS.has(index)) await refreshStatistics(stage.db)
    await story.mornings?.get(day)?.()
    await eachOf(arrivals.get(day) ?? [], width, async (arrival) => {
      const { outcome } = await arrive(stage, arrival, phones.get(arrival.person)!)
      told.captured[outcome] = (told.captured[outcome] ?? 0) + 1
    })
    if (arrivals.has(day)) add(told, await answerOffers(stage, USUAL_MOOD, width))
    await eachOf(deals.get(day) ?? [], width, async (deal) => {
      const sale = await saleOf(stage, deal, phones, story, storeById)
      const sold = await sell(stage, sale)
      told.sold += 1
      const back = returnOf(stage.seed, sale.key, sold, sale.at)
      if (back) returns.push(back)
    })
    const due = returns.filter((back) => shanghaiDay(back.at) === day)
    await eachOf(due, width, (back) => giveBack(stage, back))
    told.returned += due.length
    const night = new Date(startOfDay(day).getTime() + DAY_MS - 1000)
    await story.evening?.(night)
    await endDay(stage, night)
    const next = days[index + 1]
    const isOver = next !== undefined && next.slice(0, 7) !== day.slice(0, 7)
    if (isOver && day.slice(0, 7) !== story.leavesOpen) {
      const at = new Date(startOfDay(next).getTime() + 3_600_000)
      const closed = await closeMonth(stage, shanghaiMonth(night), at, story.settledBy)
      if (closed) told.months.push(closed)
    }
    onDay(index + 1, days.length)
  }
  return told
}

/** Every day from the first arrival until the story's end; else the first day after the month in which all is over. */
function calendarOf(story: Story): string[] {
  const times = [...story.arrivals.map(({ at }) => at.getTime()), ...story.deals.map(({ wonAt }) => wonAt.getTime())]
  const until = story.until && shanghaiDay(story.until)
  const lastMonth = shanghaiMonth(new Date(Math.max(...times) + DRAIN_DAYS * DAY_MS))
  const days: string[] = []
  for (let at = startOfDay(shanghaiDay(new Date(Math.min(...times)))).getTime(); ; at += DAY_MS) {
    const day = shanghaiDay(new Date(at))
    if (until && day > until) return days
    days.push(day)
    if (!until && day.slice(0, 7) > lastMonth) return days
  }
}

function byDay<T>(items: readonly T[], timeOf: (item: T) => Date): Map<string, T[]> {
  return groupBy(items, (item) => shanghaiDay(timeOf(item)))
}

/** A number for each person, in order of first arrival. */
function phoneBook(arrivals: readonly Arrival[]): Map<string, string> {
  const phones = new Map<string, string>()
  for (const { person } of arrivals) if (!phones.has(person)) phones.set(person, phoneOf(phones.size))
  return new Map([...phones, ...arrivals.map(({ lead, person }) => [lead.id, phones.get(person)!] as const)])
}

function add(told: StoryTold, answers: Answers): void {
  for (const key of ['accepted', 'declined', 'expired', 'followedUp'] as const) told[key] += answers[key]
}

/** The deal as it can happen: with the guide who holds the lead; without one, over some store's counter. */
async function saleOf(
  stage: Stage,
  deal: DealSource,
  phones: Map<string, string>,
  story: Story,
  storeById: Map<string, StoryStore>,
): Promise<Sale> {
  const held = await stage.db
    .selectFrom('lead as l')
    .leftJoin('lead_merge as m', (join) =>
      join.onRef('m.lead_id', '=', 'l.id').on('m.idempotency_key', '=', deal.leadId),
    )
    .leftJoin('assignment as a', (join) =>
      join.onRef('a.lead_id', '=', 'l.id').on('a.state', 'in', ['accepted', 'contacted']),
    )
    .leftJoin('guide as g', 'g.id', 'a.guide_id')
    .select(['l.member_id as memberId', 'a.store_id as storeId', 'g.id as guideId', 'g.code', 'g.role'])
    .where('l.brand_id', '=', stage.brandId)
    .where((eb) => eb.or([eb('l.idempotency_key', '=', deal.leadId), eb('m.idempotency_key', '=', deal.leadId)]))
    .executeTakeFirst()
  const hasGuide = held?.guideId && held.code && held.role
  const seller: Seller | null = hasGuide
    ? { id: held.guideId!, code: held.code!, role: held.role!, storeId: held.storeId }
    : null
  const store = (held?.storeId && storeById.get(held.storeId)) || pick(story.stores, stage.seed, deal.leadId, 'counter')
  // Some deals of the data precede their lead: then nobody of that name is known yet.
  const memberId = held?.memberId ?? null
  return {
    key: deal.leadId,
    at: deal.wonAt,
    phone: phones.get(deal.leadId) ?? phoneOf(9_000_000),
    memberId,
    storeId: store.id,
    storeCode: store.code,
    seller,
  }
}
