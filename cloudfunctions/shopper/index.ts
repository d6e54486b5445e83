import * as access from '../../contract/access'
import * as codes from '../../contract/code'
import * as leads from '../../contract/lead'
import * as network from '../../contract/network'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { askWechat, wechatSignIn } from '../../server/usecases/access/wechat-sign-in'
import { recordScan } from '../../server/usecases/codes/record-scan'
import { resolveCode } from '../../server/usecases/codes/resolve-code'
import { captureLead } from '../../server/usecases/leads/capture-lead'
import { findStores } from '../../server/usecases/network/find-stores'
import { mallEndpoints } from './mall-endpoints'
import { memberEndpoints } from './member-endpoints'
import { orderEndpoints } from './order-endpoints'
import { payEndpoints } from './pay-endpoints'
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
  ...orderEndpoints,
  ...payEndpoints,
]

export const main = cloudEntry('shopper', table)
