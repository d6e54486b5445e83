import type { Input, Output } from '../../../contract/endpoint'
import type { findHandOver as endpoint } from '../../../contract/hand-over'
import { readHandOver, showHandOver } from '../../flows/read-hand-over'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Looks a code up before anything is handed over; changes nothing. */
export async function findHandOver(
  ctx: Ctx<CallerOf<'guide'>>,
  { code }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return showHandOver(ctx, code, await readHandOver(ctx, code))
}
