/** Times as people at headquarters read them: Shanghai, whatever the computer is set to. Pure. */

const SHANGHAI_MS = 8 * 3_600_000
const DAY_MS = 86_400_000
const two = (value: number) => String(value).padStart(2, '0')

/** The Shanghai day of an instant, `2026-03-01`. */
export function dayOf(at: string | number | Date): string {
  return new Date(new Date(at).getTime() + SHANGHAI_MS).toISOString().slice(0, 10)
}

/** `2026-03-01` moved by so many days. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10)
}

/** Midnight in Shanghai of `2026-03-01`, as an instant the server takes. */
export function startOfDay(day: string): string {
  return `${day}T00:00:00+08:00`
}

/** `今天 14:05`, `昨天 09:30`, `03-01 10:00`, `2025-12-31 10:00`. */
export function timeText(at: string | number | Date, now: string | number | Date = Date.now()): string {
  const [day, today] = [dayOf(at), dayOf(now)]
  const wall = new Date(new Date(at).getTime() + SHANGHAI_MS)
  const clock = `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}`
  if (day === today) return `今天 ${clock}`
  if (day === addDays(today, -1)) return `昨天 ${clock}`
  if (day === addDays(today, 1)) return `明天 ${clock}`
  return `${day.slice(0, 4) === today.slice(0, 4) ? day.slice(5) : day} ${clock}`
}

/** A span as one reads it: `不到 1 分钟`, `12 分钟`, `3.5 小时`, `2 天`. */
export function spanText(minutes: number): string {
  if (minutes < 1) return '不到 1 分钟'
  if (minutes < 60) return `${Math.round(minutes)} 分钟`
  const hours = minutes / 60
  return hours < 48 ? `${Math.round(hours * 10) / 10} 小时` : `${Math.round(hours / 24)} 天`
}
