export type OfferedProduct = {
  productId: string
  /** Names of what is chosen among; each SKU has one option for each, in this order. */
  choices: readonly string[]
  skus: readonly { skuId: string; options: readonly string[] }[]
}
export type ProductFault = 'choice_repeated' | 'options_incomplete' | 'options_repeated' | 'sku_repeated'

/** Why a product cannot be put on sale as it is described; `null` when a shopper's choice always names one SKU. */
export function checkProduct({ choices, skus }: OfferedProduct): ProductFault | null {
  if (new Set(choices).size < choices.length) return 'choice_repeated'
  if (skus.some(({ options }) => options.length !== choices.length)) return 'options_incomplete'
  if (new Set(skus.map(({ skuId }) => skuId)).size < skus.length) return 'sku_repeated'
  if (new Set(skus.map(({ options }) => JSON.stringify(options))).size < skus.length) return 'options_repeated'
  return null
}
