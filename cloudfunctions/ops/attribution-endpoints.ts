import * as reports from '../../contract/attribution-report'
import * as suspicion from '../../contract/suspicion'
import { type Served, serves } from '../../server/kernel/serve'
import { attributionReport } from '../../server/usecases/attribution/attribution-report'
import { entryFlow } from '../../server/usecases/attribution/entry-flow'
import { guideFunnel } from '../../server/usecases/attribution/guide-funnel'
import { storeOnlineShares } from '../../server/usecases/attribution/store-online-shares'
import { appealSuspicion } from '../../server/usecases/suspicions/appeal-suspicion'
import { decideSuspicion } from '../../server/usecases/suspicions/decide-suspicion'
import { listSuspicions } from '../../server/usecases/suspicions/list-suspicions'
import { raiseSuspicion } from '../../server/usecases/suspicions/raise-suspicion'

export const attributionEndpoints: Served[] = [
  serves(reports.attributionReport, attributionReport),
  serves(reports.storeOnlineShares, storeOnlineShares),
  serves(reports.guideFunnel, guideFunnel),
  serves(reports.entryFlow, entryFlow),
  serves(suspicion.listSuspicions, listSuspicions),
  serves(suspicion.raiseSuspicion, raiseSuspicion),
  serves(suspicion.appealSuspicion, appealSuspicion),
  serves(suspicion.decideSuspicion, decideSuspicion),
]
