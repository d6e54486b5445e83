import * as access from '../../contract/access'
import * as checkout from '../../contract/checkout'
import * as clock from '../../contract/clock'
import * as dataImport from '../../contract/data-import'
import * as ledger from '../../contract/ledger'
import * as orders from '../../contract/order'
import * as refunds from '../../contract/refund-request'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { sweepAccess } from '../../server/usecases/access/sweep-access'
import { countAttribution } from '../../server/usecases/attribution/count-attribution'
import { findOverdue, reassignOverdue } from '../../server/usecases/leads/reassign-overdue'
import { findAbsent, releaseAbsentWork } from '../../server/usecases/leads/release-absent-work'
import { remindContact } from '../../server/usecases/leads/remind-contact'
import { findPooled, retryPool } from '../../server/usecases/leads/retry-pool'
import { foldLedger } from '../../server/usecases/money/fold-ledger'
import { matureOrders } from '../../server/usecases/orders/mature-orders'
import { pickUpRefunds } from '../../server/usecases/orders/pick-up-refunds'
import { findRefundsToSend, sendRefunds } from '../../server/usecases/orders/send-refunds'
import { findUnpaid, settleUnpaid } from '../../server/usecases/orders/settle-unpaid'
import { countReportDays } from '../../server/usecases/overview/count-report-days'
import { deliverOutbox, leaseOutbox } from '../../server/usecases/system/deliver-outbox'
import { goOnWithData, runDataJobs } from '../../server/usecases/system/run-data-jobs'
import { figureEndpoints } from './figure-endpoints'
import { nightEndpoints } from './night-endpoints'
import { routingEndpoints } from './routing-endpoints'

export const table: Served[] = [
  serves(access.sweepAccess, sweepAccess),
  serves(clock.reassignOverdue, findOverdue, { finish: reassignOverdue }),
  serves(clock.retryPool, findPooled, { finish: retryPool }),
  serves(clock.releaseAbsentWork, findAbsent, { finish: releaseAbsentWork }),
  serves(clock.remindContact, remindContact),
  serves(clock.deliverOutbox, leaseOutbox, { finish: deliverOutbox }),
  serves(checkout.settleUnpaid, findUnpaid, { finish: settleUnpaid }),
  serves(refunds.sendRefunds, findRefundsToSend, { finish: sendRefunds }),
  serves(orders.matureOrders, matureOrders),
  serves(orders.pickUpRefunds, pickUpRefunds),
  serves(ledger.foldLedger, foldLedger),
  serves(clock.countAttribution, countAttribution),
  serves(clock.countReportDays, countReportDays),
  serves(dataImport.runDataJobs, runDataJobs, { finish: goOnWithData }),
  ...figureEndpoints,
  ...nightEndpoints,
  ...routingEndpoints,
]

export const main = cloudEntry('clock', table)
