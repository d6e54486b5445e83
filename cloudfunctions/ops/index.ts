import { cloudEntry } from '../../server/doors/cloud-entry'
import type { Served } from '../../server/kernel/serve'
import { accessEndpoints } from './access-endpoints'
import { artefactEndpoints } from './artefact-endpoints'
import { attributionEndpoints } from './attribution-endpoints'
import { catalogueEndpoints } from './catalogue-endpoints'
import { dataEndpoints } from './data-endpoints'
import { leadEndpoints } from './lead-endpoints'
import { memberEndpoints } from './member-endpoints'
import { moneyEndpoints } from './money-endpoints'
import { networkEndpoints } from './network-endpoints'
import { overviewEndpoints } from './overview-endpoints'
import { partnerEndpoints } from './partner-endpoints'
import { routingEndpoints } from './routing-endpoints'
import { ruleEndpoints } from './rule-endpoints'

export const table: Served[] = [
  ...accessEndpoints,
  ...overviewEndpoints,
  ...leadEndpoints,
  ...artefactEndpoints,
  ...networkEndpoints,
  ...catalogueEndpoints,
  ...memberEndpoints,
  ...attributionEndpoints,
  ...partnerEndpoints,
  ...moneyEndpoints,
  ...ruleEndpoints,
  ...routingEndpoints,
  ...dataEndpoints,
]

export const main = cloudEntry('ops', table)
