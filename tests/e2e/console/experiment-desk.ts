import type { Desk } from './console-place'

// Backtests and pilots in the state a place asks for: those there are, else ones made at headquarters' desk.

type Version = { version: number; status: string }
const WAIT_MS = 2_000
const TRIES_MAX = 45

/** A draft of the rules: the newest there is, else one that deals otherwise than the live rules do. */
export async function draftOf(desk: Desk): Promise<number> {
  const ask = desk.ask('admin')
  const { ruleSets } = await ask<{ ruleSets: Version[] }>('listRuleSets')
  const made = ruleSets.find(({ status }) => status === 'draft')
  if (made) return made.version
  const live = ruleSets.find(({ status }) => status === 'live')!
  const { doc } = await ask<{ doc: { select: object } }>('showRuleSet', { version: live.version })
  const { version } = await ask<{ version: number }>('saveRuleSetDraft', {
    parentVersion: Math.max(...ruleSets.map(({ version }) => version)),
    doc: { ...doc, select: { ...doc.select, objective: 'equal' } },
    note: NOTE,
    expected: { metric: 'value', changePpm: 50_000 },
    reviewOn: dayFromNow(14),
  })
  return version
}
const NOTE = '改为平均分配'

const dayFromNow = (days: number) => new Date(Date.now() + days * 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10)

type Backtest = { id: string; state: string }
/** The newest backtests. */
export async function backtests(desk: Desk): Promise<Backtest[]> {
  return (await desk.ask('admin')<{ backtests: Backtest[] }>('listBacktests', { rows: 50 })).backtests
}

/** A backtest that has come to its end; the clock of the product does the work. */
export async function doneBacktest(desk: Desk): Promise<string> {
  for (let tries = 0; tries < TRIES_MAX; tries++) {
    const known = await backtests(desk)
    const done = known.find(({ state }) => state === 'done')
    if (done) return `backtests/${done.id}`
    if (known.every(({ state }) => state === 'failed')) await startBacktest(desk)
    await new Promise((resolve) => setTimeout(resolve, WAIT_MS))
  }
  throw new Error('no backtest came to its end')
}

/** Asks for a backtest of the draft; answers its id. */
export async function startBacktest(desk: Desk): Promise<string> {
  const version = await draftOf(desk)
  const { backtestId } = await desk.ask('admin')<{ backtestId: string }>('startBacktest', { version, days: 30 })
  return backtestId
}

type Pilot = { id: string; state: string }
/** A pilot in a state, if there is one. */
export async function pilotIn(desk: Desk, state: string): Promise<string | undefined> {
  const { pilots } = await desk.ask('admin')<{ pilots: Pilot[] }>('listPilots', { rows: 50 })
  return pilots.find((pilot) => pilot.state === state)?.id
}

/** A pilot that is planned and not begun. */
export async function plannedPilot(desk: Desk): Promise<string> {
  const known = await pilotIn(desk, 'planned')
  if (known) return known
  const version = await draftOf(desk)
  const asked = { version, days: 14, wantedEffectPpm: 50_000 }
  return (await desk.ask('admin')<{ pilotId: string }>('planPilot', asked)).pilotId
}

/** A pilot that runs, from tomorrow on when it had to be begun. */
export async function startedPilot(desk: Desk): Promise<string> {
  const known = await pilotIn(desk, 'running')
  if (known) return known
  const pilotId = await plannedPilot(desk)
  await desk.ask('admin')('startPilot', { pilotId, startsOn: dayFromNow(1) })
  return pilotId
}

/** A pilot that somebody has stopped. */
export async function stoppedPilot(desk: Desk): Promise<string> {
  const known = await pilotIn(desk, 'rolled_back')
  if (known) return known
  const pilotId = await startedPilot(desk)
  await desk.ask('admin')('stopPilot', { pilotId, reason: '先停一停，换个时间再试' })
  return pilotId
}
