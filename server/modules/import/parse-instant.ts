import { CellFault } from './cell-fault'

/** How a file writes its days, for `date_format` in a map. The first is understood without being told. */
export const DATE_ORDERS = { 'YYYY-MM-DD': 'ymd', 'DD-MM-YYYY': 'dmy', 'MM-DD-YYYY': 'mdy' } as const
export type DateOrder = (typeof DATE_ORDERS)[keyof typeof DATE_ORDERS]

const WITH_ZONE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})$/
const PARTS = /^(\d{1,4})[-/.年](\d{1,2})[-/.月](\d{1,4})日?(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d{1,6})?)?)?$/
/** `20260301` and `20260301103000`, as tills write them. */
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/
const EXAMPLE = '示例：2026-03-01 10:30、2026/3/1'
const SHANGHAI_OFFSET_MS = 8 * 3_600_000

/** Reads the name of a date format as a map gives it, `DD-MM-YYYY HH:mm` included; undefined when it is unknown. */
export function dateOrderOf(format: string): DateOrder | undefined {
  const day = format.trim().toUpperCase().split(/\s/)[0]?.replace(/[/.]/g, '-')
  return Object.entries(DATE_ORDERS).find(([name]) => name === day)?.[1]
}

/** An instant: ISO with a zone, else a day with or without a time, in Asia/Shanghai. */
export function parseInstant(text: string, order: DateOrder): Date {
  if (WITH_ZONE.test(text)) {
    const at = new Date(text)
    if (Number.isNaN(at.getTime())) throw new CellFault(`不是有效的时间（${EXAMPLE}）`)
    return at
  }
  const { year, month, day, hour, minute, second } = parts(text, order)
  return new Date(Date.UTC(year, month - 1, day, hour, minute, second) - SHANGHAI_OFFSET_MS)
}

/** A day, `2026-03-01`; a time behind it is left aside. */
export function parseDay(text: string, order: DateOrder): string {
  const { year, month, day } = parts(text.replace(/T.*(Z|[+-]\d{2}:\d{2})$/, ''), order)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function parts(text: string, order: DateOrder) {
  const plain = text.normalize('NFKC').trim().replace(COMPACT, '$1-$2-$3 $4:$5:$6').replace(' ::', '')
  const found = PARTS.exec(plain)
  if (!found) throw new CellFault(`不是有效的日期（${EXAMPLE}）`)
  const [first, second, third, hour = 0, minute = 0, secondOfMinute = 0] = found
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part))) as [number, number, number, ...number[]]
  const isYearFirst = (found[1] as string).length === 4
  // A four-digit year says by itself where it stands; the order only tells day from month.
  if (!isYearFirst && order === 'ymd')
    throw new CellFault(`日期请以年开头（${EXAMPLE}），或在映射文件里写明 date_format`)
  const year = isYearFirst ? first : third
  const month = isYearFirst || order === 'dmy' ? second : first
  const day = isYearFirst ? third : order === 'dmy' ? first : second
  const date = new Date(Date.UTC(year, month - 1, day))
  const isReal = year >= 1990 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  if (!isReal || hour > 23 || minute > 59 || secondOfMinute > 59) throw new CellFault(`日期或时间不存在（${EXAMPLE}）`)
  return { year, month, day, hour, minute, second: secondOfMinute }
}
