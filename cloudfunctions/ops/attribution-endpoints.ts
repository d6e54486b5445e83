import * as reports from '../../contract/attribution-report'
import { type Served, serves } from '../../server/kernel/serve'
import { attributionReport } from '../../server/usecases/attribution/attribution-report'
import { entryFlow } from '../../server/usecases/attribution/entry-flow'
import { guideFunnel } from '../../server/usecases/attribution/guide-funnel'
import { storeOnlineShares } from '../../server/usecases/attribution/store-online-shares'

export const attributionEndpoints: Served[] = [
  serves(reports.attributionReport, attributionReport),
  serves(reports.storeOnlineShares, storeOnlineShares),
  serves(reports.guideFunnel, guideFunnel),
  serves(reports.entryFlow, entryFlow),
]
