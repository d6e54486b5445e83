import type { ProductValues, SkuValues } from './product-fields'

/** A product field by field, an article's too, so that two people's changes of one product can be told apart and merged. */
export type ProductEdit = Record<string, unknown>

const WORDS = {
  title: '名称',
  subtitle: '一句话卖点',
  makerName: '品牌',
  category: '品类',
  pictures: '图片',
  story: '介绍',
  facts: '参数',
  choices: '规格',
} as const
const SKU_WORDS = { options: '规格', priceYuan: '价格', picturePath: '图片', isListed: '在售' } as const
type SkuKey = keyof typeof SKU_WORDS
const SKU_KEYS = Object.keys(SKU_WORDS) as SkuKey[]
const keyOf = (skuId: string, field: SkuKey) => `${skuId}|${field}`

/**
 * What a form holds as single fields. Articles of `known` that were taken out of the form count as no longer on sale, which
 * is what saving makes of them.
 */
export function editOf({ skus, ...words }: ProductValues, known: ProductEdit = {}): ProductEdit {
  const edit: ProductEdit = { ...words }
  for (const skuId of skuIdsOf(known)) edit[keyOf(skuId, 'isListed')] = false
  for (const sku of skus) for (const field of SKU_KEYS) edit[keyOf(sku.skuId, field)] = sku[field]
  return edit
}

/** The form of such fields, articles in the order in which they first come. */
export function valuesOfEdit(edit: ProductEdit): ProductValues {
  const words = Object.fromEntries(Object.entries(edit).filter(([key]) => !key.includes('|')))
  const skus = skuIdsOf(edit).map((skuId) => {
    const fields = Object.fromEntries(SKU_KEYS.map((field) => [field, edit[keyOf(skuId, field)]]))
    return { skuId, ...fields } as SkuValues
  })
  return { ...words, skus } as ProductValues
}

function skuIdsOf(edit: ProductEdit): string[] {
  const keys = Object.keys(edit).filter((key) => key.includes('|'))
  return [...new Set(keys.map((key) => key.slice(0, key.lastIndexOf('|'))))]
}

/** What the fields of both are called. */
export function editLabels(...edits: readonly ProductEdit[]): Record<string, string> {
  const skuIds = [...new Set(edits.flatMap(skuIdsOf))]
  const skus = skuIds.flatMap((skuId) =>
    SKU_KEYS.map((field) => [keyOf(skuId, field), `款式 ${skuId} 的${SKU_WORDS[field]}`]),
  )
  return { ...WORDS, ...Object.fromEntries(skus) }
}

/** A value of such a field in words. */
export function sayEdit(key: string, value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.join('、')
  if (key.endsWith('|priceYuan') && typeof value === 'number') return `¥${value.toFixed(2)}`
  return String(value ?? '').replaceAll('\n', '；')
}
