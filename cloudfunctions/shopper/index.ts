import * as access from '../../contract/access'
import * as codes from '../../contract/code'
import * as leads from '../../contract/lead'
import * as members from '../../contract/member'
import * as network from '../../contract/network'
import * as orders from '../../contract/order'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { askWechat, wechatSignIn } from '../../server/usecases/access/wechat-sign-in'
import { recordScan } from '../../server/usecases/codes/record-scan'
import { resolveCode } from '../../server/usecases/codes/resolve-code'
import { captureLead } from '../../server/usecases/leads/capture-lead'
import { deleteMyAccount } from '../../server/usecases/members/delete-my-account'
import { exportMyData } from '../../server/usecases/members/export-my-data'
import { giveConsent } from '../../server/usecases/members/give-consent'
import { listMyConsents } from '../../server/usecases/members/list-my-consents'
import { myProfile } from '../../server/usecases/members/my-profile'
import { readPhone, register } from '../../server/usecases/members/register'
import { setContactPreference } from '../../server/usecases/members/set-contact-preference'
import { withdrawConsent } from '../../server/usecases/members/withdraw-consent'
import { findStores } from '../../server/usecases/network/find-stores'
import { confirmReceived } from '../../server/usecases/orders/confirm-received'
import { listMyOrders } from '../../server/usecases/orders/list-my-orders'
import { openAfterSale } from '../../server/usecases/orders/open-after-sale'
import { placeOrder } from '../../server/usecases/orders/place-order'

export const table: Served[] = [
  serves(access.wechatSignIn, wechatSignIn, { prepare: askWechat }),
  serves(leads.captureLead, captureLead),
  serves(codes.resolveCode, resolveCode),
  serves(codes.recordScan, recordScan),
  serves(network.findStores, findStores),
  serves(members.register, register, { prepare: readPhone }),
  serves(members.myProfile, myProfile),
  serves(members.setContactPreference, setContactPreference),
  serves(members.listMyConsents, listMyConsents),
  serves(members.giveConsent, giveConsent),
  serves(members.withdrawConsent, withdrawConsent),
  serves(members.exportMyData, exportMyData),
  serves(members.deleteMyAccount, deleteMyAccount),
  serves(orders.placeOrder, placeOrder),
  serves(orders.confirmReceived, confirmReceived),
  serves(orders.openAfterSale, openAfterSale),
  serves(orders.listMyOrders, listMyOrders),
]

export const main = cloudEntry('shopper', table)
