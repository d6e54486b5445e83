import { DAY_MS, shanghaiDay, shanghaiMinute, startOfDay } from '../../kernel/shanghai-time'
import { isOpenNow } from './is-open-now'

/** How many days ahead a visit can be announced; the last one counts whole. */
export const VISIT_DAYS_MAX = 30

/**
 * Whether somebody may announce to come by at `visitAt`: not in the past, at most 30 Shanghai days ahead, and while the
 * store is open, past midnight included when it is open then.
 */
export function mayVisit(hours: { opensMinute: number; closesMinute: number }, visitAt: Date, now: Date): boolean {
  const endsAt = startOfDay(shanghaiDay(now)).getTime() + (VISIT_DAYS_MAX + 1) * DAY_MS
  const isInTime = visitAt >= now && visitAt.getTime() < endsAt
  return isInTime && isOpenNow(hours, shanghaiMinute(visitAt))
}
