/** Fields that may hold personal data never reach a log line. */
const SECRET_FIELD = /phone|openid|unionid|password|token|secret|session|cipher/i
const PHONE_IN_TEXT = /(?<!\d)(1[3-9]\d)[\s-]?\d{4}[\s-]?(\d{4})(?!\d)/g

export type LogLevel = 'info' | 'warn' | 'error'
export type Log = (level: LogLevel, event: string, fields?: Record<string, unknown>) => void

/** Hides the middle of every mobile number inside a text. */
export function maskPhones(text: string): string {
  return text.replace(PHONE_IN_TEXT, '$1****$2')
}

/** Masks what a log must not keep: named secrets whole, mobile numbers inside any text. */
export function maskForLog(value: unknown): unknown {
  if (typeof value === 'string') return maskPhones(value)
  if (Array.isArray(value)) return value.map(maskForLog)
  if (value instanceof Date || value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, SECRET_FIELD.test(key) ? '***' : maskForLog(member)]),
  )
}

/** One JSON line per event. */
export function lineLog(write: (line: string) => void): Log {
  return (level, event, fields = {}) => write(JSON.stringify({ level, event, ...(maskForLog(fields) as object) }))
}
