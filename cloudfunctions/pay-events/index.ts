import * as orders from '../../contract/order'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { payNotify } from '../../server/usecases/orders/pay-notify'
import { refundNotify } from '../../server/usecases/orders/refund-notify'

export const table: Served[] = [serves(orders.payNotify, payNotify), serves(orders.refundNotify, refundNotify)]

export const main = cloudEntry('pay-events', table)
