import { canonicalHash } from '../../kernel/canonical'

type Sku = { skuId: string; options: readonly string[]; priceFen: number; picturePath: string; isListed: boolean }
export type EditedProduct = {
  title: string
  subtitle: string
  makerName: string
  category: string
  picturePaths: readonly string[]
  story: readonly string[]
  facts: readonly { name: string; value: string }[]
  choices: readonly string[]
  skus: readonly Sku[]
}

/** What people edit of a product as one short text: equal facts, equal text. Stock and sales are no edit. */
export function productRevision(product: EditedProduct): string {
  const { title, subtitle, makerName, category, picturePaths, story, facts, choices } = product
  const skus = product.skus.map(({ skuId, options, priceFen, picturePath, isListed }) => {
    return { skuId, options, priceFen, picturePath, isListed }
  })
  const words = { title, subtitle, makerName, category, picturePaths, story, choices }
  const said = facts.map(({ name, value }) => ({ name, value }))
  return canonicalHash({ ...words, facts: said, skus }).slice(0, 32)
}
