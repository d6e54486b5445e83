import * as service from '../../contract/service'
import { type Served, serves } from '../../server/kernel/serve'
import { drawPoster, posterCode } from '../../server/usecases/codes/poster-code'
import { shareCode } from '../../server/usecases/codes/share-code'
import { listMyRequests } from '../../server/usecases/leads/list-my-requests'
import { changeGuide } from '../../server/usecases/members/change-guide'
import { myGuide } from '../../server/usecases/members/my-guide'
import { recordSubscriptions } from '../../server/usecases/members/record-subscriptions'
import { setPersonalisation } from '../../server/usecases/members/set-personalisation'
import { listCities } from '../../server/usecases/network/list-cities'
import { showStore } from '../../server/usecases/network/show-store'

export const serviceEndpoints: Served[] = [
  serves(service.listCities, listCities),
  serves(service.showStore, showStore),
  serves(service.myGuide, myGuide),
  serves(service.changeGuide, changeGuide),
  serves(service.listMyRequests, listMyRequests),
  serves(service.setPersonalisation, setPersonalisation),
  serves(service.recordSubscriptions, recordSubscriptions),
  serves(service.shareCode, shareCode),
  serves(service.posterCode, posterCode, { finish: drawPoster }),
]
