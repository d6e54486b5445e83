import type { Answer } from '../../server/doors/answer'
import { runTimer } from '../../server/doors/clock-entry'
import type { Door } from '../../server/doors/door'
import type { Wiring } from '../../server/doors/wiring'

/** A job of the clock, with steps as large as its contract allows, and whether an answer says that it has more to do. */
type Fill = { name: string; input: object; hasMore: (data: Record<string, unknown>) => boolean; runsMax: number }

const isGoingOn = ({ state }: Record<string, unknown>) => state === 'going_on'
const FILLS: readonly Fill[] = [
  { name: 'countLeadDays', input: { days: 31 }, hasMore: () => false, runsMax: 1 },
  { name: 'countReportDays', input: { days: 60 }, hasMore: ({ days }) => days === 60, runsMax: 100 },
  { name: 'foldLedger', input: { days: 31 }, hasMore: ({ days }) => days !== 0, runsMax: 100 },
  { name: 'countAttribution', input: { rows: 5000 }, hasMore: ({ counted }) => counted === 5000, runsMax: 1000 },
  { name: 'measureFunnel', input: { steps: 100 }, hasMore: isGoingOn, runsMax: 20 },
  { name: 'refreshMemberFigures', input: { rows: 20_000, steps: 10 }, hasMore: isGoingOn, runsMax: 1000 },
]

/**
 * Lets the clock keep ready what the console rests on, as it would have over the months: each job runs until it has
 * nothing left. One that was refused throws.
 */
export async function fillFigures(clock: Door, wiring: Wiring, tell: (text: string) => void): Promise<void> {
  for (const { name, input, hasMore, runsMax } of FILLS) {
    const startedMs = performance.now()
    let runs = 0
    let data: Record<string, unknown>
    do {
      data = dataOf(name, await runTimer(clock, wiring, name, input))
      runs++
    } while (hasMore(data) && runs < runsMax)
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0)
    // A night's job begins at two: before that, what the night before counted stands.
    const ending = data.state === 'not_due' ? ', not due yet' : hasMore(data) ? ', and more is left' : ''
    tell(`${name}: ${runs} runs, ${seconds} s${ending}`)
  }
}

function dataOf(name: string, answer: Answer): Record<string, unknown> {
  if (!answer.ok) throw new Error(`The job ${name} was refused: ${answer.error.code}`)
  return answer.data as Record<string, unknown>
}
