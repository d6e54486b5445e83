/** Times as people say them, in Shanghai, whatever the phone is set to. Pure: `now` comes from the server or the clock. */

const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

type Wall = { year: number; month: number; day: number; hour: number; minute: number; weekday: number; dayNo: number }

function wall(ms: number): Wall {
  const at = new Date(ms + SHANGHAI_MS)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    weekday: at.getUTCDay(),
    dayNo: Math.floor((ms + SHANGHAI_MS) / DAY_MS),
  }
}

const two = (value: number) => String(value).padStart(2, '0')

/** `今天 14:05`, `昨天 09:30`, `明天 10:00`, `3-01 10:00`, `2025-12-31 10:00`. */
export function timeText(at: string | number | Date, now: string | number | Date): string {
  return `${dayText(at, now)} ${clockText(at)}`
}

/** `今天`, `昨天`, `明天`, `03-01`, `2025-12-31`. */
export function dayText(at: string | number | Date, now: string | number | Date): string {
  const then = wall(new Date(at).getTime())
  const today = wall(new Date(now).getTime())
  const apart = then.dayNo - today.dayNo
  if (apart === 0) return '今天'
  if (apart === -1) return '昨天'
  if (apart === 1) return '明天'
  const monthDay = `${two(then.month)}-${two(then.day)}`
  return then.year === today.year ? monthDay : `${then.year}-${monthDay}`
}

/** `14:05`. */
export function clockText(at: string | number | Date): string {
  const { hour, minute } = wall(new Date(at).getTime())
  return `${two(hour)}:${two(minute)}`
}

/** `周三`. */
export function weekdayText(at: string | number | Date): string {
  return WEEKDAYS[wall(new Date(at).getTime()).weekday]!
}

/** A span as one reads it: `刚刚`, `12 分钟`, `3 小时`, `2 天`. */
export function spanText(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / 60_000)
  if (minutes < 1) return '刚刚'
  if (minutes < 60) return `${minutes} 分钟`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} 小时` : `${Math.floor(hours / 24)} 天`
}

/** Minutes with their fraction as people say them: `不到 1 分钟`, `8 分钟`, `2 小时`. */
export function minutesText(minutes: number): string {
  return minutes < 1 ? '不到 1 分钟' : spanText(Math.round(minutes) * 60_000)
}

/** A countdown: `04:59`, and with hours `1:04:59`; never below zero. */
export function countdownText(leftMs: number): string {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000))
  const hours = Math.floor(seconds / 3600)
  const rest = `${two(Math.floor((seconds % 3600) / 60))}:${two(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** `09:00–21:30` from minutes of the day. */
export function hoursText(opensMinute: number, closesMinute: number): string {
  const at = (minute: number) => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  return `${at(opensMinute)}–${at(closesMinute)}`
}
