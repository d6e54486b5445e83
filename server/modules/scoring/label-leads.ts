import { DAY_MS } from '../../kernel/shanghai-time'

/** A lead as far as its outcome goes; its other fields come along. */
export type LeadOutcome = { capturedAt: Date; wonAt: Date | null }
export type LabelledLeads<Lead> = {
  labelled: { lead: Lead; label: 0 | 1 }[]
  /** Left out, and why: their window is still open, or they won before they were captured. */
  excluded: { windowOpen: number; wonBefore: number }
}

/**
 * Whether each lead won within `windowDays` of its capture: 1 won, 0 did not, a later win being 0 too. A lead whose window
 * is still open at `now` is left out, not negative. So is one that has won already: to count early winners while
 * their unfinished neighbours wait would make the latest days look better than they are (right censoring).
 */
export function labelLeads<Lead extends LeadOutcome>(
  leads: readonly Lead[],
  now: Date,
  windowDays: number,
): LabelledLeads<Lead> {
  const windowMs = windowDays * DAY_MS
  const result: LabelledLeads<Lead> = { labelled: [], excluded: { windowOpen: 0, wonBefore: 0 } }
  for (const lead of leads) {
    const waitedMs = lead.wonAt && lead.wonAt.getTime() - lead.capturedAt.getTime()
    if (waitedMs !== null && waitedMs < 0) result.excluded.wonBefore += 1
    else if (now.getTime() - lead.capturedAt.getTime() < windowMs) result.excluded.windowOpen += 1
    else result.labelled.push({ lead, label: waitedMs !== null && waitedMs <= windowMs ? 1 : 0 })
  }
  return result
}
