import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, Page, ShortText } from './fields'

const READS_GOODS = ['hq_admin', 'hq_ops', 'finance', 'store_manager'] as const
const ProductId = z.string().trim().min(1).max(64)

/** Every product, on sale or not, by its number. */
export const listProducts = endpoint({
  name: 'listProducts',
  callers: ['ops'],
  roles: READS_GOODS,
  input: z.strictObject({
    /** Found in title, subtitle, maker or category. */
    words: ShortText.max(40).optional(),
    categoryId: Id.optional(),
    isListed: z.boolean().optional(),
    ...Page.shape,
  }),
  output: z.object({
    products: z.array(
      z.object({
        productId: z.string(),
        title: z.string(),
        makerName: z.string(),
        categoryName: z.string(),
        pictureUrl: z.string(),
        isListed: z.boolean(),
        skus: z.int(),
        fromFen: z.int().nullable(),
        toFen: z.int().nullable(),
        /** Pieces that may be delivered from the central warehouse, and of those how many orders hold. */
        centralOnHand: z.int(),
        centralReserved: z.int(),
        sold: z.int(),
      }),
    ),
    categories: z.array(z.object({ categoryId: z.string(), name: z.string() })),
    next: z.string().nullable(),
  }),
  errors: [],
})

/** One product as it is kept, to be changed, with what stands in the warehouse and, asked for, in one store. */
export const viewProduct = endpoint({
  name: 'viewProduct',
  callers: ['ops'],
  roles: READS_GOODS,
  input: z.strictObject({ productId: ProductId, storeId: Id.optional() }),
  output: z.object({
    productId: z.string(),
    title: z.string(),
    subtitle: z.string(),
    makerName: z.string(),
    category: z.string(),
    picturePaths: z.array(z.string()),
    pictureUrl: z.string(),
    story: z.array(z.string()),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
    choices: z.array(z.string()),
    isListed: z.boolean(),
    /** Says what was read, for `seen` of `saveProducts`. */
    revision: z.string(),
    skus: z.array(
      z.object({
        skuId: z.string(),
        options: z.array(z.string()),
        priceFen: z.int(),
        picturePath: z.string(),
        isListed: z.boolean(),
        central: z.object({ onHand: z.int(), reserved: z.int() }),
        /** Of the store asked for; null when none was. */
        store: z.object({ onHand: z.int(), reserved: z.int() }).nullable(),
        /** Stores that have it, and how many pieces they have together. */
        storesWithStock: z.int(),
        onHandInStores: z.int(),
      }),
    ),
  }),
  errors: ['product_unknown', 'store_unknown'],
})
