import { api } from '../../../contract/api'
import type { Input, Output } from '../../../contract/endpoint'
import { type showOverview as endpoint, OVERVIEW_COUNT_MAX as MAX } from '../../../contract/overview'
import { findAttention } from '../../flows/find-attention'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { isAdmitted } from '../../kernel/serve'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { accountSums, foldedUntil } from '../../modules/ledger/ledger-fold.sql'
import { countStatements, oldestOpenPeriod, openDisputes } from '../../modules/overview/attention.sql'
import {
  countOpen,
  countOverdue,
  countUnroutable,
  hasStore,
  readToday,
  type StateCount,
} from '../../modules/overview/lead-board.sql'
import { readDays } from '../../modules/overview/lead-day.sql'

type Overview = Output<typeof endpoint>
type OpsCtx = Ctx<CallerOf<'ops'>>
const DAYS_SHOWN = 30

/** What stands now, as far as the caller may see it, and what wants their attention. */
export async function showOverview(ctx: OpsCtx, _: Input<typeof endpoint>): Promise<Overview> {
  const { db, now, caller } = ctx
  const { brandId, stores } = caller
  const mayWatch = isAdmitted(api.listLeads, caller)
  const leads = mayWatch ? await standingLeads(ctx) : null
  const money = isAdmitted(api.closePeriod, caller) ? await standingMoney(ctx) : null
  const firstDay = shanghaiDay(new Date(now.getTime() - (DAYS_SHOWN - 1) * DAY_MS))
  const days = mayWatch ? await readDays(db, brandId, stores, firstDay) : []
  return {
    at: now,
    isNew: !(await hasStore(db, brandId)),
    leads,
    days: days.length > 0 ? days : null,
    money,
    alerts: await findAttention(ctx, { leads, money }),
  }
}

async function standingLeads({ db, now, caller }: OpsCtx): Promise<NonNullable<Overview['leads']>> {
  const scope = { brandId: caller.brandId, stores: caller.stores }
  const today = startOfDay(shanghaiDay(now))
  const yesterday = new Date(today.getTime() - DAY_MS)
  const open = await countOpen(db, scope, MAX)
  const of = (state: StateCount['state']) => open.find((row) => row.state === state)
  return {
    pooled: of('pooled')?.leads ?? 0,
    offered: of('offered')?.leads ?? 0,
    accepted: of('accepted')?.leads ?? 0,
    contacted: of('contacted')?.leads ?? 0,
    oldestWaitingAt: of('offered')?.oldestAt ?? null,
    oldestPooledAt: of('pooled')?.oldestAt ?? null,
    overdue: await countOverdue(db, scope, now, MAX),
    unroutable: await countUnroutable(db, scope, MAX),
    ...(await readToday(db, scope, { today, yesterday, yesterdayNow: new Date(now.getTime() - DAY_MS) })),
  }
}

async function standingMoney({ db, caller }: OpsCtx): Promise<NonNullable<Overview['money']>> {
  const { brandId } = caller
  const sums = await accountSums(db, brandId, (await foldedUntil(db, brandId)) ?? new Date(0))
  const owed = (account: string) =>
    sums
      .filter((sum) => sum.account === account)
      .reduce((all, { creditFen, debitFen }) => all + creditFen - debitFen, 0)
  const statements = await countStatements(db, brandId)
  return {
    accruedFen: owed('accrued'),
    availableFen: owed('available'),
    heldFen: owed('held'),
    inTransitFen: owed('in_transit'),
    clawbackFen: -owed('clawback'),
    openDisputes: (await openDisputes(db, brandId)).count,
    statementsWaiting: statements.waiting,
    statementsWaitingFen: statements.waitingFen,
    statementsToPay: statements.toPay,
    nextPeriod: await oldestOpenPeriod(db, brandId),
  }
}
