import * as access from '../../contract/access'
import * as codes from '../../contract/code'
import * as leads from '../../contract/lead'
import * as network from '../../contract/network'
import * as orders from '../../contract/order'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { askWechat, wechatSignIn } from '../../server/usecases/access/wechat-sign-in'
import { recordScan } from '../../server/usecases/codes/record-scan'
import { resolveCode } from '../../server/usecases/codes/resolve-code'
import { captureLead } from '../../server/usecases/leads/capture-lead'
import { findStores } from '../../server/usecases/network/find-stores'
import { confirmReceived } from '../../server/usecases/orders/confirm-received'
import { listMyOrders } from '../../server/usecases/orders/list-my-orders'
import { openAfterSale } from '../../server/usecases/orders/open-after-sale'
import { placeOrder } from '../../server/usecases/orders/place-order'
import { mallEndpoints } from './mall-endpoints'
import { memberEndpoints } from './member-endpoints'
import { serviceEndpoints } from './service-endpoints'

export const table: Served[] = [
  serves(access.wechatSignIn, wechatSignIn, { prepare: askWechat }),
  serves(leads.captureLead, captureLead),
  serves(codes.resolveCode, resolveCode),
  serves(codes.recordScan, recordScan),
  serves(network.findStores, findStores),
  ...mallEndpoints,
  ...memberEndpoints,
  ...serviceEndpoints,
  serves(orders.placeOrder, placeOrder),
  serves(orders.confirmReceived, confirmReceived),
  serves(orders.openAfterSale, openAfterSale),
  serves(orders.listMyOrders, listMyOrders),
]

export const main = cloudEntry('shopper', table)
