import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'

/**
 * The first instant at which a benefit can no longer be used: midnight in Shanghai after the `validDays`th day behind the
 * day it was given. Nobody has less than `validDays` whole days, at whatever hour they joined.
 */
export function benefitLapsesAt(grantedAt: Date, validDays: number): Date {
  const firstDay = startOfDay(shanghaiDay(grantedAt)).getTime()
  return new Date(firstDay + (validDays + 1) * DAY_MS)
}
