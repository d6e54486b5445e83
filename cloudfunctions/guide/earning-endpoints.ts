import * as ownDispute from '../../contract/own-dispute'
import * as settlement from '../../contract/settlement'
import { type Served, serves } from '../../server/kernel/serve'
import { listMyDisputes } from '../../server/usecases/money/list-my-disputes'
import { listMyEarnings } from '../../server/usecases/money/list-my-earnings'
import { openDispute } from '../../server/usecases/money/open-dispute'

/** A guide's own money, and what they disagree with. */
export const earningEndpoints: Served[] = [
  serves(settlement.listMyEarnings, listMyEarnings),
  serves(settlement.openDispute, openDispute),
  serves(ownDispute.listMyDisputes, listMyDisputes),
]
