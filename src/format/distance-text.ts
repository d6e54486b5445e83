/** `320 米`, `1.2 公里`, `35 公里`; nothing when the place is not known. */
export function distanceText(metres: number | null): string {
  if (metres === null) return ''
  if (metres < 1000) return `${Math.max(10, Math.round(metres / 10) * 10)} 米`
  return `${(metres / 1000).toFixed(metres < 10_000 ? 1 : 0)} 公里`
}
