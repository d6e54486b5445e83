import * as audits from '../../contract/audit'
import * as codes from '../../contract/code'
import * as network from '../../contract/network'
import * as detail from '../../contract/network-detail'
import * as roster from '../../contract/roster'
import { type Served, serves } from '../../server/kernel/serve'
import { listAudit } from '../../server/usecases/audit/list-audit'
import { codeImage, drawCode } from '../../server/usecases/codes/code-image'
import { createCodes } from '../../server/usecases/codes/create-codes'
import { listCodes } from '../../server/usecases/codes/list-codes'
import { voidCode } from '../../server/usecases/codes/void-code'
import { checkGuideRatio } from '../../server/usecases/network/check-guide-ratio'
import { closeStore } from '../../server/usecases/network/close-store'
import { compareModes } from '../../server/usecases/network/compare-modes'
import { listGuides } from '../../server/usecases/network/list-guides'
import { listRegions } from '../../server/usecases/network/list-regions'
import { listStores } from '../../server/usecases/network/list-stores'
import { markGuideLeft } from '../../server/usecases/network/mark-guide-left'
import { openStore } from '../../server/usecases/network/open-store'
import { previewCloseStore } from '../../server/usecases/network/preview-close-store'
import { previewGuideCapacities } from '../../server/usecases/network/preview-guide-capacities'
import { setDaysOff } from '../../server/usecases/network/set-days-off'
import { setGuideCapacities } from '../../server/usecases/network/set-guide-capacities'
import { setGuideCapacity } from '../../server/usecases/network/set-guide-capacity'
import { setGuideLeave } from '../../server/usecases/network/set-guide-leave'
import { showRoster } from '../../server/usecases/network/show-roster'
import { upsertGuide } from '../../server/usecases/network/upsert-guide'
import { upsertStore } from '../../server/usecases/network/upsert-store'
import { viewGuide } from '../../server/usecases/network/view-guide'
import { viewStore } from '../../server/usecases/network/view-store'

export const networkEndpoints: Served[] = [
  serves(network.listRegions, listRegions),
  serves(network.listStores, listStores),
  serves(network.upsertStore, upsertStore),
  serves(network.closeStore, closeStore),
  serves(network.openStore, openStore),
  serves(network.listGuides, listGuides),
  serves(network.upsertGuide, upsertGuide),
  serves(network.setGuideLeave, setGuideLeave),
  serves(network.markGuideLeft, markGuideLeft),
  serves(network.setGuideCapacity, setGuideCapacity),
  serves(network.checkGuideRatio, checkGuideRatio),
  serves(detail.viewStore, viewStore),
  serves(detail.previewCloseStore, previewCloseStore),
  serves(detail.viewGuide, viewGuide),
  serves(detail.previewGuideCapacities, previewGuideCapacities),
  serves(detail.setGuideCapacities, setGuideCapacities),
  serves(detail.compareModes, compareModes),
  serves(roster.showRoster, showRoster),
  serves(roster.setDaysOff, setDaysOff),
  serves(codes.createCodes, createCodes),
  serves(codes.voidCode, voidCode),
  serves(codes.listCodes, listCodes),
  serves(codes.codeImage, codeImage, { finish: drawCode }),
  serves(audits.listAudit, listAudit),
]
