import type { Caps } from './clamp-capacity'

/** What a guide may carry unless HQ says otherwise: new leads a day, leads open at once, members (500 to 700 a person). */
export const DEFAULT_CAPS: Caps = { dayCap: 12, openCap: 30, memberCap: 600 }
