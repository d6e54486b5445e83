import type { OrderRow } from './order-row'
import type { ParsedRow, Unit } from './parse-row'

export type OrderToImport = {
  orderNo: string
  storeCode: string
  guideCode: string | null
  /** Plain, checked for its form; sealed before it is stored. */
  phone: string | null
  memberCode: string | null
  paidAt: Date
  lines: readonly { skuId: string; title: string; quantity: number; unitFen: number }[]
  discountFen: number
}

/** Rows one order may have; what goes on longer is no order but a file whose order numbers are wrong. */
const LINES_MAX = 200
/** What belongs to the order as a whole, and so must be the same in each of its rows. */
const ORDER_FIELDS = {
  store_code: 'storeCode',
  guide_code: 'guideCode',
  phone: 'phone',
  member_code: 'memberCode',
} as const satisfies Record<string, keyof OrderRow>

/**
 * Joins rows that follow each other with the same order number into one order, a row for each thing sold. An order is
 * taken whole or not at all: a fault in one row refuses the others too, since a part of an order would be booked with
 * the wrong amount. A row that cannot be read at all counts to the order it follows where a file has lines of goods.
 */
export class OrderGrouper {
  private group: ParsedRow<OrderRow>[] = []

  constructor(private readonly hasLines: boolean) {}

  /** Where the order begins whose rows are being gathered. */
  get firstLine(): number | null {
    return this.group[0]?.line ?? null
  }

  /** The orders that end before this row. */
  *add(row: ParsedRow<OrderRow>): Generator<Unit<OrderToImport>> {
    const isUnreadable = this.hasLines && numberOf(row) === undefined
    const isSame = this.group.length > 0 && (isUnreadable || numberOf(row) === numberOf(this.group.find(numberOf)))
    if (!isSame) yield* this.end()
    // Beyond the limit the group is refused already; only its last row is kept, to tell where it ends.
    if (this.group.length > LINES_MAX) {
      yield* this.end()
      this.group = [{ ...row, value: null, faults: [tooMany()] }]
    } else this.group.push(row)
  }

  /** The order the last rows made, when there were any. */
  *end(): Generator<Unit<OrderToImport>> {
    if (this.group.length > 0) yield toUnit(this.group)
    this.group = []
  }
}

const numberOf = (row: ParsedRow<OrderRow> | undefined) => row?.cells.order_no

function tooMany() {
  return { field: 'order_no', value: '', reason: `同一订单超过 ${LINES_MAX} 行` }
}

function toUnit(group: readonly ParsedRow<OrderRow>[]): Unit<OrderToImport> {
  const checked = group.length > LINES_MAX ? group.map((row) => withFault(row, 'order_no', tooMany().reason)) : group
  const [first] = checked
  const agreed = checked.map((row) => disagreement(row, first as ParsedRow<OrderRow>))
  const bad = agreed.find((row) => row.faults.length > 0)
  if (!bad) return { rows: agreed, value: toOrder(agreed.flatMap((row) => (row.value ? [row.value] : []))) }
  const others = agreed.map((row) =>
    row.faults.length > 0 ? row : withFault(row, null, `同一订单的第 ${bad.line} 行有误，整单未导入`),
  )
  return { rows: others, value: null }
}

function withFault(row: ParsedRow<OrderRow>, field: string | null, reason: string): ParsedRow<OrderRow> {
  const value = (field === null ? row.cells.order_no : row.cells[field]) ?? ''
  return { ...row, value: null, faults: [...row.faults, { field, value, reason }] }
}

function disagreement(row: ParsedRow<OrderRow>, first: ParsedRow<OrderRow>): ParsedRow<OrderRow> {
  const [mine, theirs] = [row.value, first.value]
  if (!mine || !theirs) return row
  for (const [field, name] of Object.entries(ORDER_FIELDS)) {
    if (mine[name] !== theirs[name]) return withFault(row, field, `与同一订单的第 ${first.line} 行不一致`)
  }
  if (mine.paidAt.getTime() !== theirs.paidAt.getTime()) {
    return withFault(row, 'paid_at', `与同一订单的第 ${first.line} 行不一致`)
  }
  return row
}

function toOrder(rows: readonly OrderRow[]): OrderToImport {
  const { orderNo, storeCode, guideCode, phone, memberCode, paidAt } = rows[0] as OrderRow
  const lines = rows.map(({ skuId, title, quantity, unitFen }) => ({ skuId, title, quantity, unitFen }))
  const discountFen = rows.reduce((sum, row) => sum + row.discountFen, 0)
  return { orderNo, storeCode, guideCode, phone, memberCode, paidAt, lines, discountFen }
}
