/** Opening hours as people write them. Pure. */

const two = (value: number) => String(value).padStart(2, '0')

/** Minutes since midnight as `09:30`; the end of the day is `24:00`. */
export function clockText(minute: number): string {
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** `10:00–22:00`, and past midnight `18:00–次日 02:00`. */
export function hoursText(opensMinute: number, closesMinute: number): string {
  return `${clockText(opensMinute)}–${closesMinute < opensMinute ? '次日 ' : ''}${clockText(closesMinute)}`
}

/** `09:30` or `9:30` as minutes; null when it is no time of a day. `24:00` is its end. */
export function minuteOf(text: string): number | null {
  const [, hours, minutes] = /^(\d{1,2})[:：](\d{2})$/.exec(text.trim()) ?? []
  if (hours === undefined || minutes === undefined) return null
  const minute = Number(hours) * 60 + Number(minutes)
  return Number(minutes) < 60 && minute <= 1440 ? minute : null
}
