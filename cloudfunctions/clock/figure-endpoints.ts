import * as overview from '../../contract/overview'
import * as suspicion from '../../contract/suspicion'
import { type Served, serves } from '../../server/kernel/serve'
import { countLeadDays } from '../../server/usecases/overview/count-lead-days'
import { nameSuspects } from '../../server/usecases/suspicions/name-suspects'

/** What is counted for the figures of headquarters, and what is kept out of them. */
export const figureEndpoints: Served[] = [
  serves(overview.countLeadDays, countLeadDays),
  serves(suspicion.nameSuspects, nameSuspects),
]
