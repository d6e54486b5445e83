import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, keysOf, Page } from './fields'
import {
  FULFILMENT_TEXT,
  type Fulfilment,
  ORDER_EVENT_TEXT,
  ORDER_TAB_TEXT,
  type OrderEvent,
  type OrderTab,
} from './mall-vocabulary'
import { OrderCard, OrderStates } from './order-card'
import { RefundRequest } from './refund-request'

const Kind = z.enum(keysOf<Fulfilment>(FULFILMENT_TEXT))
const Tab = z.enum(keysOf<OrderTab>(ORDER_TAB_TEXT))
const Allows = z.array(z.enum(['pay', 'cancel', 'confirm', 'refund', 'showCode']))

const Line = z.object({
  lineNo: z.int(),
  skuId: z.string(),
  title: z.string(),
  options: z.array(z.string()),
  /** Null for an article the mall does not know: bought at a till. */
  productId: z.string().nullable(),
  pictureUrl: z.string().nullable(),
  quantity: z.int(),
  unitFen: z.int(),
  netFen: z.int(),
  refundedFen: z.int(),
  /** Pieces for which no refund was asked yet. */
  refundable: z.int(),
})
const MyOrder = OrderCard.extend({
  fulfilment: Kind.nullable(),
  storeName: z.string().nullable(),
  /** What the buyer may do now, from the state table of `vocabulary`. */
  allows: Allows,
  payBy: z.date().nullable(),
  lines: z.array(Line),
})

export const listMyOrders = endpoint({
  name: 'listMyOrders',
  callers: ['shopper'],
  input: z.strictObject({ tab: Tab.default('all'), ...Page.shape }),
  output: z.object({
    serverTime: z.date(),
    orders: z.array(MyOrder),
    /** Badges of the state strip. */
    counts: z.record(Tab, z.int()),
    next: z.string().nullable(),
  }),
  errors: [],
})

export const showMyOrder = endpoint({
  name: 'showMyOrder',
  callers: ['shopper'],
  input: z.strictObject({ orderId: Id }),
  output: MyOrder.extend({
    serverTime: z.date(),
    remark: z.string(),
    /** Ten digits, from payment until handed over. */
    pickUpCode: z.string().nullable(),
    /** The store of a pick-up. */
    store: z
      .object({
        storeId: z.string(),
        name: z.string(),
        address: z.string(),
        latitude: z.number(),
        longitude: z.number(),
        opensMinute: z.int(),
        closesMinute: z.int(),
      })
      .nullable(),
    /** Who looks after this order, when somebody does. */
    guideName: z.string().nullable(),
    delivery: z
      .object({
        name: z.string(),
        phoneMasked: z.string(),
        address: z.string(),
        carrier: z.string().nullable(),
        trackingNo: z.string().nullable(),
      })
      .nullable(),
    timeline: z.array(z.object({ kind: z.enum(keysOf<OrderEvent>(ORDER_EVENT_TEXT)), at: z.date() })),
    refundRequests: z.array(RefundRequest),
  }),
  errors: ['order_unknown'],
})

export const confirmReceived = endpoint({
  name: 'confirmReceived',
  callers: ['shopper'],
  input: z.strictObject({ orderId: Id }),
  output: z.object({ state: z.enum(OrderStates) }),
  errors: ['order_unknown', 'order_state'],
})
