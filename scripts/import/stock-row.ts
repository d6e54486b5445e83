import * as z from 'zod'
import { cell } from '../../server/modules/import/cell-fault'
import type { ColumnSpecs } from '../../server/modules/import/column-map'
import { parseCode, parseWhole } from '../../server/modules/import/parse-word'

export const STOCK_COLUMNS = {
  fields: {
    store_code: {
      label: '门店编号',
      aliases: ['门店编码', '店铺编号', '店号', '仓库', 'store_id', 'store_no', 'location'],
    },
    sku: { label: '商品编码', aliases: ['货号', '条码', 'sku_id', 'item_code', 'barcode'] },
    on_hand: { label: '库存', aliases: ['数量', '现有库存', '库存数量', 'quantity', 'qty', 'stock'] },
  },
  required: [['sku'], ['on_hand']],
} satisfies ColumnSpecs

const ON_HAND_MAX = 1_000_000
/** What people call the warehouse that delivers. */
const CENTRAL_WORDS = ['总仓', '中央仓', 'central']

/** Pieces counted of one article; without a store, or with 总仓, in the central warehouse. */
export const StockRow = z
  .object({
    store_code: cell(parseCode).optional(),
    sku: cell(parseCode),
    on_hand: cell((text) => parseWhole(text, 0, ON_HAND_MAX)),
  })
  .transform(({ store_code: storeCode = null, sku, on_hand }) => ({
    storeCode: storeCode && CENTRAL_WORDS.includes(storeCode.toLowerCase()) ? null : storeCode,
    skuId: sku,
    onHand: on_hand,
  }))
export type StockRow = z.output<typeof StockRow>
