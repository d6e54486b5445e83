import type { Caller, Ctx } from '../kernel/ctx'
import type { OrderToImport } from '../modules/import/order-grouper'
import { guideIdsByCode } from '../modules/network/network-by-code.sql'
import { storeIdsByCode } from '../modules/network/store.sql'
import { bookPaidOrders } from './book-orders'
import { findPeople } from './find-people'
import { type ImportOptions, type ImportOutcome, importOnce } from './import-once'
import type { BookedOrder, PaidOrder } from './paid-order'

/**
 * Books the orders of a till's file through the door every order takes. Who bought is found by phone and member code,
 * and made as a visitor when nobody carries them yet, so that the order is theirs once they register; with neither the
 * buyer is a stranger. One outcome an order.
 */
export async function importOrders(
  ctx: Ctx<Caller>,
  options: ImportOptions,
  rows: readonly OrderToImport[],
): Promise<ImportOutcome[]> {
  const { brandId, isLookOnly = false } = options
  const identify = (row: OrderToImport) => {
    const phone = row.phone === null ? null : ctx.outside.vault.blindIndex(brandId, row.phone)
    return { key: row.orderNo, content: { ...row, phone } }
  }
  // What was booked is never changed by a file: there is no update.
  const asked = { brandId, isLookOnly, kind: 'orders', keyField: 'order_no' } as const
  return importOnce(ctx, asked, rows, identify, async (fresh) => {
    const refusals = await findUnknown(ctx, brandId, fresh)
    if (isLookOnly) return fresh.map((row): ImportOutcome => refusals.get(row) ?? { kind: 'added' })
    const possible = fresh.filter((row) => !refusals.has(row))
    const buyers = await findBuyers(ctx, brandId, possible)
    for (const row of possible) {
      if (buyers.get(row) === null) refusals.set(row, refused('member_code', 'member_code_taken'))
    }
    const booking = possible.filter((row) => !refusals.has(row))
    const booked = await bookPaidOrders(
      ctx,
      brandId,
      booking.map((row) => paidOrder(row, buyers.get(row) ?? undefined)),
    )
    const answers = new Map(booking.map((row, index) => [row, outcomeOf(booked[index] as BookedOrder)]))
    return fresh.map((row) => refusals.get(row) ?? (answers.get(row) as ImportOutcome))
  })
}

function refused(field: string, code: Extract<ImportOutcome, { kind: 'refused' }>['code']): ImportOutcome {
  return { kind: 'refused', field, code }
}

/** Orders of stores or guides nobody knows, found before anything is written for them. */
async function findUnknown(
  ctx: Ctx<Caller>,
  brandId: string,
  rows: readonly OrderToImport[],
): Promise<Map<OrderToImport, ImportOutcome>> {
  const storeIds = await storeIdsByCode(ctx.db, brandId, [...new Set(rows.map((row) => row.storeCode))])
  const guideCodes = [...new Set(rows.flatMap((row) => row.guideCode ?? []))]
  const guideIds = guideCodes.length > 0 ? await guideIdsByCode(ctx.db, brandId, guideCodes) : new Map()
  return new Map(
    rows.flatMap((row): [OrderToImport, ImportOutcome][] => {
      if (!storeIds.has(row.storeCode)) return [[row, refused('store_code', 'store_unknown')]]
      if (row.guideCode !== null && !guideIds.has(row.guideCode)) return [[row, refused('guide_code', 'guide_unknown')]]
      return []
    }),
  )
}

/** Who bought; null where phone and member code belong to two people. Strangers are missing from the map. */
async function findBuyers(
  ctx: Ctx<Caller>,
  brandId: string,
  rows: readonly OrderToImport[],
): Promise<Map<OrderToImport, string | null>> {
  const named = rows.filter((row) => row.phone !== null || row.memberCode !== null)
  if (named.length === 0) return new Map()
  const people = await findPeople(ctx, brandId, 'store_scan', named)
  return new Map(named.map((row, index) => [row, people[index]?.memberId ?? null]))
}

function paidOrder(row: OrderToImport, memberId: string | undefined): PaidOrder {
  return {
    source: 'pos',
    orderNo: row.orderNo,
    channel: 'store_scan',
    member: memberId === undefined ? null : buyerOf(row),
    store: { by: 'code', value: row.storeCode },
    seller: row.guideCode === null ? null : { by: 'code', value: row.guideCode },
    lines: row.lines,
    discountFen: row.discountFen,
    paidAt: row.paidAt,
  }
}

/** As the till names them, not by our id: the same order sent by another way is then known as the same. */
function buyerOf({ phone, memberCode }: OrderToImport): PaidOrder['member'] {
  if (memberCode !== null) return { by: 'member_code', value: memberCode }
  return phone === null ? null : { by: 'phone', value: phone }
}

function outcomeOf(booked: BookedOrder): ImportOutcome {
  switch (booked.outcome) {
    case 'booked':
      return { kind: 'added' }
    case 'repeated':
      return { kind: 'same' }
    default:
      return refused('order_no', booked.code)
  }
}
