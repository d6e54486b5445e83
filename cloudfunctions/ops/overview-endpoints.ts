import * as overview from '../../contract/overview'
import { type Served, serves } from '../../server/kernel/serve'
import { showOverview } from '../../server/usecases/overview/show-overview'

export const overviewEndpoints: Served[] = [serves(overview.showOverview, showOverview)]
