import { type Answer, answer } from './answer'
import type { Door } from './door'
import type { Wiring } from './wiring'

/** Runs one timer's endpoint in this process. Nothing outside the process reaches the clock's door. */
export function runTimer(clock: Door, wiring: Wiring, name: string, input: object = {}): Promise<Answer> {
  return answer(clock, wiring, {
    read: () => ({ name, input }),
    identify: async (_, brandId) => ({ kind: 'clock', brandId }),
  })
}

/** Runs timers' endpoints once, one after the other, in the order of the table: all, or those whose name is wanted. */
export async function runAllTimers(
  clock: Door,
  wiring: Wiring,
  isWanted: (name: string) => boolean = () => true,
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (const { endpoint } of clock.table) {
    if (isWanted(endpoint.name)) answers.push(await runTimer(clock, wiring, endpoint.name))
  }
  return answers
}
