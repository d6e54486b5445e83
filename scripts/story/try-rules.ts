import type { Caller } from '../../server/kernel/ctx'
import { DAY_MS, MINUTE_MS, shanghaiDay, startOfDay } from '../../server/kernel/shanghai-time'
import { call, must, type Stage } from './stage'

/** The pilot's length, and how long before the story's end the first change, the pilot's plan and its last day are. */
const PILOT_DAYS = 14
const CHANGED_BEFORE_DAYS = 30
const PLANNED_BEFORE_DAYS = 17
const BACKTEST_DAYS = 30
/** Headquarters begins its day. */
const MORNING_MINUTE = 9 * 60

type Two = { admin: Caller; ops: Caller }
type Doc = { select: Record<string, unknown>; rules: Record<string, unknown>[] }
type Change = { note: string; expectedPpm: number; reviewOn: string; change: (doc: Doc) => Doc }

const nearerCounts = (doc: Doc): Doc => ({ ...doc, select: { ...doc.select, distCostPerKm: 1.2 } })
const skilledFirst = (doc: Doc): Doc => ({
  ...doc,
  rules: [
    ...doc.rules,
    {
      phase: 'boost',
      id: 'skilled-first',
      name: '擅长该品类的导购优先',
      isOn: true,
      points: 15,
      when: { f: 'guide.isSkilled', op: 'eq', v: true },
    },
  ],
})

/**
 * What headquarters did to the rules while the story went on, by the day it did it: a change that two agreed to, whose
 * review is due on the story's last day, and a draft tried for a fortnight at the stores named and those that share their
 * leads; its days are over by then.
 */
export function ruleWork(
  stage: Stage,
  now: Date,
  storeIds: readonly string[],
): ReadonlyMap<string, () => Promise<void>> {
  const dayBefore = (days: number) => shanghaiDay(new Date(now.getTime() - days * DAY_MS))
  const changedOn = dayBefore(CHANGED_BEFORE_DAYS)
  const plannedOn = dayBefore(PLANNED_BEFORE_DAYS)
  return new Map([
    [changedOn, async () => changeRules(stage, changedOn, shanghaiDay(now))],
    [plannedOn, async () => startPilot(stage, storeIds, plannedOn, dayBefore(PLANNED_BEFORE_DAYS - 1))],
  ])
}

async function changeRules(stage: Stage, day: string, reviewOn: string): Promise<void> {
  const at = morningOf(day)
  const { admin, ops } = await twoOfHq(stage)
  const version = await saveDraft(stage, ops, at, {
    note: '路程多算一些，少让顾客跑远路',
    expectedPpm: 50_000,
    reviewOn,
    change: nearerCounts,
  })
  const asked = { version, effectiveFrom: at.toISOString(), note: '顾客反映离得太远' }
  const { approvalId } = await must<{ approvalId: string }>(call(stage, ops, 'requestApproval', asked, at))
  const agreed = { approvalId, decision: 'approve', reason: '同意，一个月后看效果' }
  await must(call(stage, admin, 'decideApproval', agreed, new Date(at.getTime() + MINUTE_MS)))
}

async function startPilot(stage: Stage, storeIds: readonly string[], day: string, startsOn: string): Promise<void> {
  const at = morningOf(day)
  const { ops } = await twoOfHq(stage)
  const reviewOn = shanghaiDay(new Date(at.getTime() + 60 * DAY_MS))
  const change = { note: '擅长该品类的导购优先', expectedPpm: 80_000, reviewOn, change: skilledFirst }
  const version = await saveDraft(stage, ops, at, change)
  const planning = { version, storeIds, days: PILOT_DAYS, wantedEffectPpm: 80_000 }
  const { pilotId } = await must<{ pilotId: string }>(call(stage, ops, 'planPilot', planning, at))
  // Wide enough that days of a dozen leads do not end it: what is shown is a pilot that ran its days.
  const guardrails = {
    acceptP50MinutesMax: 60,
    unroutedRatePpmMax: 300_000,
    jainPpmMin: null,
    valueLossPpmMax: 500_000,
  }
  await must(call(stage, ops, 'startPilot', { pilotId, startsOn, guardrails }, at))
}

/** Reads the pilot whose days are over, and holds its draft against the last weeks. */
export async function readRuleWork(stage: Stage, now: Date): Promise<void> {
  const clock: Caller = { kind: 'clock', brandId: stage.brandId }
  const { ops } = await twoOfHq(stage)
  await must(call(stage, clock, 'watchPilots', {}, now))
  const { pilots } = await must<{ pilots: { version: number }[] }>(call(stage, ops, 'listPilots', {}, now))
  for (const { version } of pilots) {
    await must(call(stage, ops, 'startBacktest', { version, days: BACKTEST_DAYS }, now))
  }
  await must(call(stage, clock, 'runBacktests', {}, now))
}

async function saveDraft(stage: Stage, by: Caller, at: Date, { note, expectedPpm, reviewOn, change }: Change) {
  const { ruleSets } = await must<{ ruleSets: { version: number }[] }>(call(stage, by, 'listRuleSets', {}, at))
  const parentVersion = ruleSets[0]!.version
  const { doc } = await must<{ doc: Doc }>(call(stage, by, 'showRuleSet', { version: parentVersion }, at))
  const expected = { metric: 'value', changePpm: expectedPpm }
  const draft = { parentVersion, doc: change(doc), note, expected, reviewOn }
  return (await must<{ version: number }>(call(stage, by, 'saveRuleSetDraft', draft, at))).version
}

async function twoOfHq(stage: Stage): Promise<Two> {
  const staff = await stage.db
    .selectFrom('staff')
    .select(['id', 'role'])
    .where('brand_id', '=', stage.brandId)
    .where('role', 'in', ['hq_admin', 'hq_ops'])
    .execute()
  const as = (role: 'hq_admin' | 'hq_ops'): Caller => ({
    kind: 'ops',
    brandId: stage.brandId,
    staffId: staff.find((one) => one.role === role)!.id,
    role,
    stores: 'all',
  })
  return { admin: as('hq_admin'), ops: as('hq_ops') }
}

const morningOf = (day: string) => new Date(startOfDay(day).getTime() + MORNING_MINUTE * MINUTE_MS)
