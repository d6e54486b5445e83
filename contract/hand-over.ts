import * as z from 'zod'
import { endpoint } from './endpoint'
import { Id, ShortText } from './fields'
import { OrderStates } from './order-card'

/** Ten digits, as people type them: blanks and dashes do not count. Orders begin with 1, gifts with 2. */
const TypedCode = z
  .string()
  .max(40)
  .transform((text) => text.replace(/[\s-]/g, ''))
  .pipe(z.string().regex(/^[12]\d{9}$/))

/** What a code is for; `state` says whether it can be handed over now. */
const HandOver = z.object({
  code: z.string(),
  kind: z.enum(['order', 'gift']),
  state: z.enum(['ready', 'done', 'refunding', 'refunded', 'lapsed']),
  person: z.string(),
  storeName: z.string().nullable(),
  orderNo: z.string().nullable(),
  items: z.array(z.object({ title: z.string(), options: z.array(z.string()), quantity: z.int() })),
  /** Who handed it over and when, once done. */
  doneBy: z.string().nullable(),
  doneAt: z.date().nullable(),
})

/** Looks a code up before anything is handed over. A pick-up belongs to the guides of its store. */
export const findHandOver = endpoint({
  name: 'findHandOver',
  callers: ['guide'],
  input: z.strictObject({ code: TypedCode }),
  output: HandOver,
  errors: ['hand_over_unknown', 'hand_over_elsewhere'],
})

/** Hands over. Again by anybody it answers what was done, and nothing happens twice. */
export const confirmHandOver = endpoint({
  name: 'confirmHandOver',
  callers: ['guide'],
  input: z.strictObject({ code: TypedCode }),
  output: HandOver.extend({ outcome: z.enum(['done', 'repeated']) }),
  errors: ['hand_over_unknown', 'hand_over_elsewhere', 'hand_over_closed', 'gift_stock_out'],
})

/** The parcel has left. */
export const shipOrder = endpoint({
  name: 'shipOrder',
  callers: ['ops'],
  roles: ['hq_admin', 'hq_ops', 'store_manager'],
  input: z.strictObject({ orderId: Id, carrier: ShortText.max(40), trackingNo: ShortText.max(60) }),
  output: z.object({ orderId: z.string(), state: z.enum(OrderStates) }),
  errors: ['order_unknown', 'order_state'],
})
