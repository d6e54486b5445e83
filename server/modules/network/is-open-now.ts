/**
 * Whether a store with these hours is open at a minute of the Shanghai day (0 to 1439). The closing minute itself is
 * closed. Hours that close before or when they open run past midnight; 0 to 1440 is round the clock.
 */
export function isOpenNow(hours: { opensMinute: number; closesMinute: number }, minute: number): boolean {
  const { opensMinute, closesMinute } = hours
  if (opensMinute < closesMinute) return minute >= opensMinute && minute < closesMinute
  return minute >= opensMinute || minute < closesMinute
}
