import { CellFault } from '../../server/modules/import/cell-fault'
import { type DateOrder, parseInstant } from '../../server/modules/import/parse-instant'

const GROUPED = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/
const NUMERAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i
const DATE_LIKE = /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}/
/** Where day and month cannot be told apart, the day stands first, as outside America. */
const ORDERS: readonly DateOrder[] = ['ymd', 'dmy', 'mdy']
/** So many of the cells that hold something must be of a kind for a column to be of it. */
const SHARE_OF_KIND = 0.98

/** A number as people write it: `1,234.5`, `¥12`, `8%`; null when it is none. */
export function parseNumber(cell: string): number | null {
  const plain = cell.replace(/^[¥￥$€]\s*/, '').replace(/\s*[%％]$/, '')
  const digits = GROUPED.test(plain) ? plain.replaceAll(',', '') : plain
  return NUMERAL.test(digits) ? Number(digits) : null
}

/** Whether nearly all cells that hold something are numbers. */
export function isNumeric(cells: readonly string[]): boolean {
  const known = cells.filter((cell) => cell !== '')
  return known.length > 0 && known.filter((cell) => parseNumber(cell) !== null).length >= known.length * SHARE_OF_KIND
}

/** The order of day, month and year in which nearly all cells are dates; null when there is none. */
export function dateOrderOfCells(cells: readonly string[]): DateOrder | null {
  const known = cells.filter((cell) => cell !== '')
  if (known.length === 0 || known.filter((cell) => DATE_LIKE.test(cell)).length < known.length * SHARE_OF_KIND)
    return null
  const readable = ORDERS.map((order) => known.filter((cell) => parseTime(cell, order) !== null).length)
  const most = Math.max(...readable)
  return most >= known.length * SHARE_OF_KIND ? (ORDERS[readable.indexOf(most)] as DateOrder) : null
}

/** An instant, in Asia/Shanghai where it has no zone; null when it is none. */
export function parseTime(cell: string, order: DateOrder): Date | null {
  try {
    return parseInstant(cell, order)
  } catch (error) {
    if (error instanceof CellFault) return null
    throw error
  }
}
