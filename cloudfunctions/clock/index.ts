import * as access from '../../contract/access'
import * as clock from '../../contract/clock'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { sweepAccess } from '../../server/usecases/access/sweep-access'
import { findOverdue, reassignOverdue } from '../../server/usecases/leads/reassign-overdue'
import { findPooled, retryPool } from '../../server/usecases/leads/retry-pool'
import { deliverOutbox, leaseOutbox } from '../../server/usecases/system/deliver-outbox'

export const table: Served[] = [
  serves(access.sweepAccess, sweepAccess),
  serves(clock.reassignOverdue, findOverdue, { finish: reassignOverdue }),
  serves(clock.retryPool, findPooled, { finish: retryPool }),
  serves(clock.deliverOutbox, leaseOutbox, { finish: deliverOutbox }),
]

export const main = cloudEntry('clock', table)
