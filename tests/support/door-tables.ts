import type { CallerKind } from '../../contract/vocabulary'
import type { Served } from '../../server/kernel/serve'

type DoorModule = { table: readonly Served[] }

/** The door a kind of caller stands before. Loaded when first called, so the test of a flow never loads six doors. */
const LOAD_DOOR: Record<CallerKind, () => Promise<DoorModule>> = {
  shopper: () => import('../../cloudfunctions/shopper/index'),
  guide: () => import('../../cloudfunctions/guide/index'),
  ops: () => import('../../cloudfunctions/ops/index'),
  partner: () => import('../../cloudfunctions/partner/index'),
  payment: () => import('../../cloudfunctions/pay-events/index'),
  clock: () => import('../../cloudfunctions/clock/index'),
}

export const CALLER_KINDS = Object.keys(LOAD_DOOR) as CallerKind[]

export async function doorTable(kind: CallerKind): Promise<readonly Served[]> {
  return (await LOAD_DOOR[kind]()).table
}
