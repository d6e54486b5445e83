import * as checkout from '../../contract/checkout'
import { type Served, serves } from '../../server/kernel/serve'
import { askWhetherPaid, refreshPayment } from '../../server/usecases/orders/refresh-payment'
import { announcePayment, startPayment } from '../../server/usecases/orders/start-payment'

export const payEndpoints: Served[] = [
  serves(checkout.startPayment, startPayment, { finish: announcePayment }),
  serves(checkout.refreshPayment, refreshPayment, { finish: askWhetherPaid }),
]
