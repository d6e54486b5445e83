import type { Out } from '../../api/call'

export type Pilot = Out<'showPilot'>
export type Reading = NonNullable<Pilot['reading']>
