import type { Input, Output } from '../../../contract/endpoint'
import type { showRoster as endpoint } from '../../../contract/roster'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { listDaysOff } from '../../modules/network/day-off.sql'
import { expectedLeads, WEEKS_LOOKED_BACK } from '../../modules/network/expected-leads'
import type { Guide } from '../../modules/network/guide.sql'
import { listGuides } from '../../modules/network/guide-list.sql'
import { listGuideLoads } from '../../modules/network/guide-load.sql'
import { countWaiting, leadsByDay } from '../../modules/network/in-hand.sql'
import { isOnLeave } from '../../modules/network/is-on-leave'
import { findStoreInScope } from '../../modules/network/store.sql'
import { dayAfter, weekOf } from '../../modules/network/week-of'

const GUIDES_MAX = 100

/** Who of a store works on which day of a week, and how many leads those days usually bring. */
export async function showRoster(
  ctx: Ctx<CallerOf<'ops'>>,
  { storeId, week }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller } = ctx
  const store = await findStoreInScope(db, caller.brandId, caller.stores, storeId)
  if (!store) throw new AppError('store_unknown')
  const today = shanghaiDay(ctx.now)
  const days = weekOf(week)
  const filter = { scope: 'all' as const, storeId, employment: 'active' as const, today }
  const guides = await listGuides(db, caller.brandId, filter, { rows: GUIDES_MAX })
  return {
    storeName: store.name,
    today,
    guides: await showPeople(ctx, storeId, guides, days),
    days: await showDays(ctx, storeId, days),
  }
}

async function showPeople(ctx: Ctx<CallerOf<'ops'>>, storeId: string, guides: readonly Guide[], days: string[]) {
  const { db, caller } = ctx
  const ids = guides.map(({ id }) => id)
  const off = await listDaysOff(db, ids, { from: days[0]!, to: days.at(-1)! })
  const isOff = new Set(off.map(({ guideId, day }) => `${guideId} ${day}`))
  const loads = await listGuideLoads(db, caller.brandId, ids, shanghaiDay(ctx.now))
  const capOf = new Map(loads.map(({ guideId, dayCap }) => [guideId, dayCap]))
  const waiting = await countWaiting(db, caller.brandId, ids)
  return guides.map((guide) => ({
    guideId: guide.id,
    name: guide.name,
    role: guide.role,
    isVisiting: guide.homeStoreId !== storeId,
    dayCap: capOf.get(guide.id) ?? 0,
    waitingLeads: waiting.get(guide.id) ?? 0,
    states: days.map((day) => {
      if (isOnLeave(guide, day)) return 'leave' as const
      return isOff.has(`${guide.id} ${day}`) ? ('off' as const) : ('work' as const)
    }),
  }))
}

async function showDays(ctx: Ctx<CallerOf<'ops'>>, storeId: string, days: string[]) {
  const today = shanghaiDay(ctx.now)
  const lookedBack = dayAfter(today, -WEEKS_LOOKED_BACK * 7)
  const [from] = [days[0]!, lookedBack].sort() as [string, string]
  const leads = await leadsByDay(ctx.db, storeId, { from, to: today })
  const firstDay = [...leads.keys()].filter((day) => day >= lookedBack).sort()[0] ?? null
  return days.map((day) => ({
    day,
    expectedLeads: expectedLeads(day, { today, leads, firstDay }),
    arrivedLeads: day <= today ? (leads.get(day) ?? 0) : null,
  }))
}
