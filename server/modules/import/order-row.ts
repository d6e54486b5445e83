import * as z from 'zod'
import { cell } from './cell-fault'
import type { ColumnSpecs } from './column-map'
import { type DateOrder, parseInstant } from './parse-instant'
import { parseFen, parseYuan } from './parse-money'
import { parseCode, parseShort, parseWhole } from './parse-word'
import { notInFuture, PERSON_FIELDS, parsePhone } from './person-cells'

export const ORDER_COLUMNS = {
  fields: {
    order_no: {
      label: '订单号',
      aliases: ['订单编号', '小票号', '单号', '流水号', '交易号', 'order_id', 'receipt_no', 'bill_no'],
    },
    store_code: { label: '门店编号', aliases: ['门店编码', '店铺编号', '店号', 'store_id', 'store_no'] },
    guide_code: { label: '导购工号', aliases: ['导购编号', '工号', '营业员', '销售员', 'staff_no'] },
    ...PERSON_FIELDS,
    sku: { label: '商品编码', aliases: ['商品编号', '货号', '款号', '条码', 'sku_id', 'item_code', 'barcode'] },
    title: { label: '商品名称', aliases: ['品名', '商品', 'item_name', 'product_name'] },
    quantity: { label: '数量', aliases: ['件数', '商品数量', '购买数量', 'qty'] },
    unit_price: { label: '单价', aliases: ['零售价', '吊牌价', 'price'] },
    unit_price_fen: { label: '单价（分）', aliases: ['unit_fen', '单价分'] },
    amount: { label: '金额', aliases: ['应收金额', '商品金额', '订单金额', '原价金额', 'goods_amount', 'total'] },
    amount_fen: { label: '金额（分）', aliases: ['goods_fen', '金额分', '应收金额分'] },
    discount: { label: '优惠金额', aliases: ['优惠', '折扣金额', '让利', 'discount_amount'] },
    discount_fen: { label: '优惠（分）', aliases: ['优惠分', '优惠金额分'] },
    paid: { label: '实付金额', aliases: ['实收金额', '实收', '实付', '成交金额', 'paid_amount'] },
    paid_fen: { label: '实付（分）', aliases: ['实付分', '实收分', '实付金额分', '实收金额分'] },
    paid_at: {
      label: '支付时间',
      aliases: ['付款时间', '成交时间', '交易时间', '销售时间', '下单时间', 'sold_at', 'paid_time'],
    },
  },
  required: [
    ['order_no'],
    ['store_code'],
    ['amount', 'amount_fen', 'paid', 'paid_fen', 'unit_price', 'unit_price_fen'],
    ['paid_at'],
  ],
} satisfies ColumnSpecs

const QUANTITY_MAX = 10_000
const WHOLE_ORDER = { sku: 'POS', title: '门店收银商品' } as const

/**
 * One line of a till's order. What the goods cost is the price times the number, or the amount, or what was paid and
 * the discount together; where several are given they must agree to the fen.
 */
export function orderRow(dateOrder: DateOrder, now: Date) {
  return z
    .object({
      order_no: cell(parseCode),
      store_code: cell(parseCode),
      guide_code: cell(parseCode).optional(),
      phone: cell(parsePhone).optional(),
      member_code: cell(parseCode).optional(),
      sku: cell(parseCode).optional(),
      title: cell((text) => parseShort(text, 120)).optional(),
      quantity: cell((text) => parseWhole(text, 1, QUANTITY_MAX)).optional(),
      unit_price: cell(parseYuan).optional(),
      unit_price_fen: cell(parseFen).optional(),
      amount: cell(parseYuan).optional(),
      amount_fen: cell(parseFen).optional(),
      discount: cell(parseYuan).optional(),
      discount_fen: cell(parseFen).optional(),
      paid: cell(parseYuan).optional(),
      paid_fen: cell(parseFen).optional(),
      paid_at: cell((text) => notInFuture(parseInstant(text, dateOrder), now)),
    })
    .transform((row, context) => {
      const money = lineMoney({
        quantity: row.quantity ?? 1,
        unitFen: row.unit_price_fen ?? row.unit_price,
        amountFen: row.amount_fen ?? row.amount,
        discountFen: row.discount_fen ?? row.discount,
        paidFen: row.paid_fen ?? row.paid,
      })
      if ('reason' in money) {
        context.issues.push({ code: 'custom', path: [money.field], message: money.reason, input: row })
        return z.NEVER
      }
      const many = money.quantity === 1 && (row.quantity ?? 1) > 1 ? ` ×${row.quantity}` : ''
      return {
        orderNo: row.order_no,
        storeCode: row.store_code,
        guideCode: row.guide_code ?? null,
        phone: row.phone ?? null,
        memberCode: row.member_code ?? null,
        paidAt: row.paid_at,
        skuId: row.sku ?? WHOLE_ORDER.sku,
        title: (row.title ?? row.sku ?? WHOLE_ORDER.title) + many,
        ...money,
      }
    })
}
export type OrderRow = z.output<ReturnType<typeof orderRow>>

type Given = Record<'unitFen' | 'amountFen' | 'discountFen' | 'paidFen', number | undefined> & { quantity: number }
export type LineMoney = { quantity: number; unitFen: number; discountFen: number }
type MoneyFault = { field: string; reason: string }

/** The money of one line in fen, or which cell does not agree with the others. */
export function lineMoney(given: Given): LineMoney | MoneyFault {
  const { quantity, unitFen, paidFen } = given
  const stated = given.amountFen ?? (unitFen === undefined ? undefined : unitFen * quantity)
  const goodsFen = stated ?? (paidFen === undefined ? undefined : paidFen + (given.discountFen ?? 0))
  if (goodsFen === undefined) return { field: 'amount', reason: '没有金额' }
  if (unitFen !== undefined && goodsFen !== unitFen * quantity)
    return { field: 'amount', reason: '金额不等于单价乘以数量' }
  const discountFen = given.discountFen ?? (paidFen === undefined ? 0 : goodsFen - paidFen)
  if (discountFen < 0) return { field: 'paid', reason: '实付金额大于商品金额' }
  if (discountFen > goodsFen) return { field: 'discount', reason: '优惠金额大于商品金额' }
  if (paidFen !== undefined && goodsFen - discountFen !== paidFen)
    return { field: 'paid', reason: '实付金额不等于金额减优惠' }
  // An amount that does not divide into whole fen is one piece: a price per piece would be invented.
  if (goodsFen % quantity !== 0) return { quantity: 1, unitFen: goodsFen, discountFen }
  return { quantity, unitFen: goodsFen / quantity, discountFen }
}
