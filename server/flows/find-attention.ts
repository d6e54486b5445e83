import { api } from '../../contract/api'
import type { Endpoint, Output } from '../../contract/endpoint'
import type { showOverview } from '../../contract/overview'
import { actorOf, type CallerOf, type Ctx } from '../kernel/ctx'
import { isAdmitted } from '../kernel/serve'
import { DAY_MS, shanghaiDay } from '../kernel/shanghai-time'
import { readRuleChanges } from '../modules/health/rule-effect.sql'
import {
  type Attention,
  faultyImports,
  lastNights,
  openDisputes,
  stoppedPilot,
  suspicionsWaiting,
  waitingRefunds,
} from '../modules/overview/attention.sql'
import { listApprovals } from '../modules/ruleset/approval.sql'
import { mayDecide } from '../modules/ruleset/may-decide'

type OpsCtx = Ctx<CallerOf<'ops'>>
type Overview = Output<typeof showOverview>
type Alert = Overview['alerts'][number]
const RECENT_DAYS = 7
const APPROVALS_MAX = 100
/** Ends of a night's job that want somebody: it was tried too often, or what it made was not good enough. */
const REFUSED = 'refused'
const GAVE_UP = 'given_up'

/** What wants the caller's attention, of that which they may do something about; the most pressing first. */
export async function findAttention(
  ctx: OpsCtx,
  { leads, money }: Pick<Overview, 'leads' | 'money'>,
): Promise<Alert[]> {
  const { db, now, caller } = ctx
  const { brandId } = caller
  const may = (endpoint: Endpoint) => isAdmitted(endpoint, caller)
  const since = new Date(now.getTime() - RECENT_DAYS * DAY_MS)
  const alerts: Alert[] = []
  const add = (kind: Alert['kind'], found: Attention | null) => {
    if (found && found.count > 0) alerts.push({ kind, ...found })
  }
  const counted = (count: number, at: Date | null = null): Attention => ({ count, id: null, at })

  if (leads) add('overdue_leads', counted(leads.overdue))
  if (leads) add('unroutable_leads', counted(sum(leads.unroutable), leads.oldestPooledAt))
  if (may(api.decideApproval)) add('approvals_waiting', await approvalsFor(ctx))
  const isOver = money?.nextPeriod && money.nextPeriod.endsAt <= now ? money.nextPeriod : null
  if (isOver) add('period_to_close', { count: 1, id: isOver.periodId, at: isOver.endsAt })
  if (may(api.resolveDispute) && caller.stores === 'all') add('disputes_open', await openDisputes(db, brandId))
  if (may(api.decideRefund) && caller.stores === 'all') add('refunds_waiting', await waitingRefunds(db, brandId))
  if (may(api.decideSuspicion) && caller.stores === 'all')
    add('suspicions_waiting', await suspicionsWaiting(db, brandId))
  if (may(api.listPilots)) add('pilot_stopped', await stoppedPilot(db, brandId, since))
  if (may(api.reviewRuleChanges)) {
    add('reviews_due', counted((await readRuleChanges(db, { brandId, now, dueOn: shanghaiDay(now) })).length))
  }
  if (may(api.listArtefacts)) for (const [kind, found] of await nightsOf(ctx)) add(kind, found)
  if (may(api.listImports)) add('imports_with_faults', await faultyImports(db, brandId, since))
  return alerts
}

function sum(rows: readonly { leads: number }[]): number {
  return rows.reduce((all, { leads }) => all + leads, 0)
}

/** Requests the caller may decide: not their own. */
async function approvalsFor({ db, caller }: OpsCtx): Promise<Attention> {
  const filter = { state: 'waiting' as const, isPast: undefined, cursor: undefined }
  const waiting = await listApprovals(db, caller.brandId, filter, APPROVALS_MAX)
  const me = actorOf(caller)
  const mine = waiting.filter(({ requestedBy, kind }) => requestedBy !== me && mayDecide(caller.role, kind))
  return { count: mine.length, id: null, at: mine.map(({ requestedAt }) => requestedAt).toSorted(byTime)[0] ?? null }
}

const byTime = (a: Date, b: Date) => a.getTime() - b.getTime()

/** What went wrong in the last night: a model that was not good enough, jobs that were given up. */
async function nightsOf({ db, now, caller }: OpsCtx): Promise<[Alert['kind'], Attention][]> {
  const nights = await lastNights(db, caller.brandId, shanghaiDay(new Date(now.getTime() - DAY_MS)))
  const ended = (outcome: string): Attention => {
    const found = nights.filter((night) => night.outcome === outcome)
    return { count: found.length, id: found[0]?.job ?? null, at: found[0]?.at ?? null }
  }
  return [
    ['model_refused', ended(REFUSED)],
    ['night_gave_up', ended(GAVE_UP)],
  ]
}
