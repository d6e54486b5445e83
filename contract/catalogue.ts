import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page, Place, PositiveFen, ShortText } from './fields'
import { PRODUCT_SORT_TEXT, type ProductSort, STOCK_LEVEL_TEXT, type StockLevel } from './mall-vocabulary'
import { NetworkCode, Seen } from './network-fields'

export const Level = z.enum(keysOf<StockLevel>(STOCK_LEVEL_TEXT))
export const SkuId = z.string().trim().min(1).max(64)
const ProductId = z.string().trim().min(1).max(64)
/** `sofa/cloud-1.svg`: where a picture stands below the public folder of pictures. */
const PicturePath = z
  .string()
  .max(120)
  .regex(/^([A-Za-z0-9_-][A-Za-z0-9_.-]*\/){0,5}[A-Za-z0-9_-][A-Za-z0-9_.-]*\.(svg|png|jpg|webp)$/)
const STORES_WITH_STOCK_MAX = 20
/** Products and stock rows of one call by HQ. */
export const PRODUCTS_MAX = 200
export const STOCK_ROWS_MAX = 1000
const ON_HAND_MAX = 1_000_000

/** What a list shows of a product: the lowest price of what can be bought of it. */
export const ProductCard = z.object({
  productId: z.string(),
  title: z.string(),
  subtitle: z.string(),
  pictureUrl: z.string(),
  fromFen: z.int(),
  /** More than one price: the client writes 起 behind it. */
  hasPriceRange: z.boolean(),
  isSoldOut: z.boolean(),
})

export const listCategories = endpoint({
  name: 'listCategories',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({}),
  output: z.object({
    categories: z.array(
      z.object({ categoryId: z.string(), name: z.string(), pictureUrl: z.string(), products: z.int() }),
    ),
    /** What is worth searching for: names of what sells best now. */
    hotWords: z.array(z.string()),
  }),
  errors: [],
})

/** `recommended`: best sellers, and with personalisation on those of the categories the person looked at come first. */
export const searchProducts = endpoint({
  name: 'searchProducts',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({
    text: ShortText.max(40).optional(),
    categoryId: Id.optional(),
    sort: z.enum(keysOf<ProductSort>(PRODUCT_SORT_TEXT)).default('recommended'),
    priceMinFen: PositiveFen.optional(),
    priceMaxFen: PositiveFen.optional(),
    /** Only what this store can hand over now. */
    inStockAt: Id.optional(),
    ...Page.shape,
    /** Holds what the last product was sorted by, and its id. */
    cursor: z.string().max(160).optional(),
  }),
  output: z.object({ products: z.array(ProductCard), next: z.string().nullable() }),
  errors: [],
})

export const showProduct = endpoint({
  name: 'showProduct',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({ productId: ProductId }),
  output: z.object({
    productId: z.string(),
    title: z.string(),
    subtitle: z.string(),
    makerName: z.string(),
    categoryId: z.string(),
    categoryName: z.string(),
    pictureUrls: z.array(z.string()).min(1),
    /** Paragraphs, and pairs of a fact and its value. */
    story: z.array(z.string()),
    facts: z.array(z.object({ name: z.string(), value: z.string() })),
    promises: z.array(z.string()),
    /** `颜色`: `胡桃木`, `原木` … in the order in which `skus.options` has one value of each. */
    choices: z.array(z.object({ name: z.string(), values: z.array(z.string()) })),
    skus: z.array(
      z.object({
        skuId: z.string(),
        options: z.array(z.string()),
        priceFen: z.int(),
        pictureUrl: z.string(),
        /** What may be bought now for delivery, 999 at most; pick-up depends on the store (`findStock`). */
        deliverable: z.int(),
      }),
    ),
    similar: z.array(ProductCard),
  }),
  errors: ['product_unknown'],
})

/** Stores that can hand over an article, nearest first; without a place those of the city, without a city any. */
export const findStock = endpoint({
  name: 'findStock',
  callers: ['shopper'],
  isOpen: true,
  input: z.strictObject({
    skuId: SkuId,
    quantity: z.int().min(1).max(999).default(1),
    place: Place.optional(),
    city: ShortText.optional(),
    rows: z.int().min(1).max(STORES_WITH_STOCK_MAX).default(5),
  }),
  output: z.object({
    stores: z.array(
      z.object({
        storeId: z.string(),
        name: z.string(),
        city: z.string(),
        address: z.string(),
        metres: z.int().nullable(),
        isOpenNow: z.boolean(),
        level: Level,
      }),
    ),
  }),
  errors: ['sku_unknown'],
})

/** That a person looked at a product: part of the trail their guide sees, once a product and day. Off when they said so. */
export const recordView = endpoint({
  name: 'recordView',
  callers: ['shopper'],
  input: z.strictObject({ productId: ProductId }),
  output: z.object({ isNew: z.boolean() }),
  errors: ['product_unknown'],
})

const SkuIn = z.strictObject({
  skuId: SkuId,
  options: z.array(ShortText.max(20)).max(4),
  priceFen: PositiveFen,
  picturePath: PicturePath,
  isListed: z.boolean().default(true),
})

/** HQ puts products on sale, changes them, or takes them off. A SKU that is left out is no longer listed. */
export const saveProducts = endpoint({
  name: 'saveProducts',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops'],
  isBrandWide: true,
  input: z.strictObject({
    products: z
      .array(
        z.strictObject({
          productId: ProductId,
          title: ShortText.max(60),
          subtitle: z.string().trim().max(120).default(''),
          makerName: ShortText.max(40),
          category: ShortText.max(20),
          picturePaths: z.array(PicturePath).min(1).max(9),
          story: z.array(z.string().trim().min(1).max(500)).max(20).default([]),
          facts: z
            .array(z.strictObject({ name: ShortText.max(20), value: ShortText.max(80) }))
            .max(30)
            .default([]),
          choices: z.array(ShortText.max(20)).max(4),
          skus: z.array(SkuIn).min(1).max(60),
          seen: Seen,
        }),
      )
      .min(1)
      .max(PRODUCTS_MAX),
  }),
  output: z.object({ products: z.int(), skus: z.int() }),
  errors: ['sku_conflict', 'product_invalid', 'product_changed', 'product_exists'],
})

/**
 * Counted stock, as the warehouse or the store's till says. Below what is reserved it is refused, row by row; of an
 * article named twice for one place the later row counts.
 */
export const setStock = endpoint({
  name: 'setStock',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops'],
  isBrandWide: true,
  input: z.strictObject({
    rows: z
      .array(
        z.strictObject({
          /** Null: the central warehouse, from which is delivered. */
          storeCode: NetworkCode.nullable(),
          skuId: SkuId,
          onHand: z.int().min(0).max(ON_HAND_MAX),
        }),
      )
      .min(1)
      .max(STOCK_ROWS_MAX),
  }),
  output: z.object({ saved: z.int(), faults: z.array(z.object({ row: z.int(), code: z.string() })) }),
  errors: [],
})
