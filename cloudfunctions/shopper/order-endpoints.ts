import * as checkout from '../../contract/checkout'
import * as myOrders from '../../contract/my-order'
import * as orders from '../../contract/order'
import * as refunds from '../../contract/refund-request'
import { type Served, serves } from '../../server/kernel/serve'
import { listMyAddresses } from '../../server/usecases/addresses/list-my-addresses'
import { removeMyAddress } from '../../server/usecases/addresses/remove-my-address'
import { saveMyAddress } from '../../server/usecases/addresses/save-my-address'
import { askBeforeCancel, cancelOrder } from '../../server/usecases/orders/cancel-order'
import { confirmReceived } from '../../server/usecases/orders/confirm-received'
import { listMyOrders } from '../../server/usecases/orders/list-my-orders'
import { openAfterSale } from '../../server/usecases/orders/open-after-sale'
import { placeOrder } from '../../server/usecases/orders/place-order'
import { previewOrder } from '../../server/usecases/orders/preview-order'
import { showMyOrder } from '../../server/usecases/orders/show-my-order'
import { requestRefund } from '../../server/usecases/refunds/request-refund'
import { withdrawRefundRequest } from '../../server/usecases/refunds/withdraw-refund-request'

export const orderEndpoints: Served[] = [
  serves(checkout.listMyAddresses, listMyAddresses),
  serves(checkout.saveMyAddress, saveMyAddress),
  serves(checkout.removeMyAddress, removeMyAddress),
  serves(checkout.previewOrder, previewOrder),
  serves(checkout.placeOrder, placeOrder),
  serves(checkout.cancelOrder, cancelOrder, { prepare: askBeforeCancel }),
  serves(myOrders.listMyOrders, listMyOrders),
  serves(myOrders.showMyOrder, showMyOrder),
  serves(myOrders.confirmReceived, confirmReceived),
  serves(orders.openAfterSale, openAfterSale),
  serves(refunds.requestRefund, requestRefund),
  serves(refunds.withdrawRefundRequest, withdrawRefundRequest),
]
