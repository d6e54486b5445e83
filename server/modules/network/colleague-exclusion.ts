import type { ExclusionCode } from '../../../contract/vocabulary'

export type ColleagueLoad = {
  isTaking: boolean
  dayUsed: number
  dayCap: number
  openUsed: number
  openCap: number
}

/** What speaks against giving a colleague one more lead now, in the order routing asks; null: nothing. */
export function colleagueExclusion(
  load: ColleagueLoad,
): Extract<ExclusionCode, 'PAUSED' | 'DAY_CAP' | 'OPEN_CAP'> | null {
  if (!load.isTaking) return 'PAUSED'
  if (load.dayUsed >= load.dayCap) return 'DAY_CAP'
  return load.openUsed >= load.openCap ? 'OPEN_CAP' : null
}
