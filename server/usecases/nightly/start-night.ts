import type { refreshGuideWeeks as endpoint } from '../../../contract/clock'
import type { Input } from '../../../contract/endpoint'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** What a run may take on; the job itself then keeps each of its steps in a transaction of its own. */
export type NightInput = Input<typeof endpoint>

/** Opens a night's job: everything it reads it reads step by step. */
export async function startNight(_ctx: Ctx<CallerOf<'clock'>>, input: NightInput): Promise<NightInput> {
  return input
}
