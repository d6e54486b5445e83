import * as z from 'zod'
import { SkuId } from './catalogue'
import { endpoint } from './endpoint'
import { Id, IdempotencyKey, ShortText } from './fields'
import { OrderStates } from './order-card'

const Lines = z
  .array(z.strictObject({ skuId: SkuId, quantity: z.int().min(1).max(9999) }))
  .min(1)
  .max(50)

/** Where the goods meet the buyer: sent to an address of theirs, or handed over in a store. */
export const Fulfilment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('delivery'), addressId: Id }),
  z.strictObject({ kind: z.literal('pickup'), storeId: Id }),
])

export const Address = z.object({
  addressId: z.string(),
  name: z.string(),
  /** Masked in every answer; a phone typed anew replaces it. */
  phoneMasked: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  street: z.string(),
  isDefault: z.boolean(),
})

export const listMyAddresses = endpoint({
  name: 'listMyAddresses',
  callers: ['shopper'],
  input: z.strictObject({}),
  output: z.object({ addresses: z.array(Address) }),
  errors: [],
})

/** Without `addressId` a new one. `phone` may be left out when an address is changed: it stays as it was. */
export const saveMyAddress = endpoint({
  name: 'saveMyAddress',
  callers: ['shopper'],
  input: z
    .strictObject({
      addressId: Id.optional(),
      name: ShortText.max(20),
      phone: z.string().max(30).optional(),
      province: ShortText.max(20),
      city: ShortText.max(20),
      district: z.string().trim().max(20).default(''),
      street: ShortText.max(100),
      isDefault: z.boolean().default(false),
      idempotencyKey: IdempotencyKey.optional(),
    })
    .refine((input) => input.addressId !== undefined || input.phone !== undefined, { path: ['phone'] }),
  output: Address,
  errors: ['address_unknown', 'address_full', 'phone_invalid'],
})

export const removeMyAddress = endpoint({
  name: 'removeMyAddress',
  callers: ['shopper'],
  input: z.strictObject({ addressId: Id }),
  output: z.object({ isChanged: z.boolean() }),
  errors: [],
})

/** What an order would cost and what stands against it, line by line; reserves nothing. */
export const previewOrder = endpoint({
  name: 'previewOrder',
  callers: ['shopper'],
  input: z.strictObject({ lines: Lines, fulfilment: Fulfilment.optional() }),
  output: z.object({
    lines: z.array(
      z.object({
        skuId: z.string(),
        title: z.string(),
        options: z.array(z.string()),
        pictureUrl: z.string(),
        quantity: z.int(),
        unitFen: z.int(),
        /** Pieces there are for this fulfilment; without one, for delivery. */
        available: z.int(),
        isListed: z.boolean(),
      }),
    ),
    goodsFen: z.int(),
    freightFen: z.int(),
    payableFen: z.int(),
    isOrderable: z.boolean(),
  }),
  errors: ['sku_unknown', 'store_unknown', 'store_closed', 'address_unknown', 'amount_invalid'],
})

/** Reserves the goods until `payBy`. The same key again is the same order. */
export const placeOrder = endpoint({
  name: 'placeOrder',
  callers: ['shopper'],
  input: z.strictObject({
    lines: Lines,
    fulfilment: Fulfilment,
    /** The store the shopper stands in or came from, when it is not the one of a pick-up. */
    storeId: Id.optional(),
    remark: z.string().trim().max(200).default(''),
    /** What the page showed; another sum now is refused, so that nobody pays a price they did not see. */
    expectedFen: z.int().min(0).optional(),
    /** Made by the page once a checkout: pressing twice is one order. */
    idempotencyKey: IdempotencyKey,
  }),
  output: z.object({
    orderId: z.string(),
    orderNo: z.string(),
    paidFen: z.int(),
    state: z.enum(OrderStates),
    payBy: z.date().nullable(),
  }),
  errors: [
    'sku_unknown',
    'stock_short',
    'price_changed',
    'store_unknown',
    'store_closed',
    'address_unknown',
    'amount_invalid',
    'idempotency_conflict',
  ],
})

/** What `wx.requestPayment` is called with. Its success proves nothing: the order is paid when WeChat Pay says so. */
export const startPayment = endpoint({
  name: 'startPayment',
  callers: ['shopper'],
  input: z.strictObject({ orderId: Id }),
  output: z.object({
    /** `paid`: it has been paid already, there is nothing to ask for. */
    state: z.enum(OrderStates),
    payment: z
      .object({
        timeStamp: z.string(),
        nonceStr: z.string(),
        package: z.string(),
        signType: z.literal('RSA'),
        paySign: z.string(),
      })
      .nullable(),
  }),
  errors: [
    'order_unknown',
    'order_state',
    'order_expired',
    'order_amount_mismatch',
    'order_conflict',
    'outside_unavailable',
  ],
})

/** After the payment sheet: asks WeChat Pay unless the notification has come already, and books what it says. */
export const refreshPayment = endpoint({
  name: 'refreshPayment',
  callers: ['shopper'],
  input: z.strictObject({ orderId: Id }),
  output: z.object({ state: z.enum(OrderStates), paidFen: z.int(), pickUpCode: z.string().nullable() }),
  errors: ['order_unknown', 'order_amount_mismatch', 'order_conflict', 'outside_unavailable'],
})

/** Gives up an order that is not paid; its goods are free again. */
export const cancelOrder = endpoint({
  name: 'cancelOrder',
  callers: ['shopper'],
  input: z.strictObject({ orderId: Id }),
  output: z.object({ state: z.enum(OrderStates) }),
  errors: ['order_unknown', 'order_state', 'outside_unavailable'],
})

/** Orders nobody paid in time: WeChat Pay is asked first, what it took is booked, the rest closed and its goods freed. */
export const settleUnpaid = endpoint({
  name: 'settleUnpaid',
  callers: ['clock'],
  input: z.strictObject({ rows: z.int().min(1).max(1000).default(100) }),
  output: z.object({ paid: z.int(), cancelled: z.int(), failed: z.int() }),
  errors: [],
})
