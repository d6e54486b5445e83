import type { Served } from '../kernel/serve'

/** One trust boundary each: who may stand before it is decided by the door, never by what a call says of itself. */
export const DOOR_NAMES = ['shopper', 'guide', 'ops', 'partner', 'pay-events', 'clock'] as const
export type DoorName = (typeof DOOR_NAMES)[number]

/** A door and the endpoints behind it. */
export type Door = { name: DoorName; table: readonly Served[] }
