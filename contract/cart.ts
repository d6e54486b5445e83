import * as z from 'zod'
import { SkuId } from './catalogue'
import { endpoint } from './endpoint'
import { IdempotencyKey } from './fields'

/** Different articles in one cart. */
export const CART_LINES_MAX = 50
/** Pieces of one article in a cart. */
export const QUANTITY_MAX = 999
const Quantity = z.int().min(1).max(QUANTITY_MAX)

const CartLine = z.object({
  skuId: z.string(),
  productId: z.string(),
  title: z.string(),
  options: z.array(z.string()),
  pictureUrl: z.string(),
  quantity: z.int(),
  priceFen: z.int(),
  /** The price when it was put in; the client tells of a change. */
  addedFen: z.int(),
  /** What may be bought for delivery now, 999 at most. */
  deliverable: z.int(),
  isListed: z.boolean(),
  isChosen: z.boolean(),
})
export const Cart = z.object({
  lines: z.array(CartLine),
  pieces: z.int(),
  /** Of the chosen lines that are on sale and can be delivered whole. */
  chosenFen: z.int(),
})

export const showCart = endpoint({
  name: 'showCart',
  callers: ['shopper'],
  input: z.strictObject({}),
  output: Cart,
  errors: [],
})

/** Adds to what is there, up to 999 pieces; the same key again adds nothing. */
export const addToCart = endpoint({
  name: 'addToCart',
  callers: ['shopper'],
  input: z.strictObject({ skuId: SkuId, quantity: Quantity.default(1), idempotencyKey: IdempotencyKey }),
  output: Cart,
  errors: ['sku_unknown', 'cart_full'],
})

/** Sets quantity or choice of lines; quantity 0 takes a line out. Several at once, for "choose all" and "remove". */
export const setCartLines = endpoint({
  name: 'setCartLines',
  callers: ['shopper'],
  input: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          skuId: SkuId,
          quantity: z.int().min(0).max(QUANTITY_MAX).optional(),
          isChosen: z.boolean().optional(),
        }),
      )
      .min(1)
      .max(CART_LINES_MAX),
  }),
  output: Cart,
  errors: [],
})
