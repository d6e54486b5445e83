import * as work from '../../contract/guide-work'
import * as standing from '../../contract/lead-standing'
import * as service from '../../contract/service'
import { type Served, serves } from '../../server/kernel/serve'
import { myGuideCode } from '../../server/usecases/codes/my-guide-code'
import { drawPoster, posterCode } from '../../server/usecases/codes/poster-code'
import { explainAssignment } from '../../server/usecases/leads/explain-assignment'
import { listColleagues } from '../../server/usecases/leads/list-colleagues'
import { listMissedLeads } from '../../server/usecases/leads/list-missed-leads'
import { transferLead } from '../../server/usecases/leads/transfer-lead'
import { showMyMember } from '../../server/usecases/members/show-my-member'
import { myWorkbench } from '../../server/usecases/network/my-workbench'

export const workEndpoints: Served[] = [
  serves(work.myWorkbench, myWorkbench),
  serves(work.listColleagues, listColleagues),
  serves(work.transferLead, transferLead),
  serves(standing.explainAssignment, explainAssignment),
  serves(standing.listMissedLeads, listMissedLeads),
  serves(work.showMyMember, showMyMember),
  serves(work.myGuideCode, myGuideCode),
  serves(service.posterCode, posterCode, { finish: drawPoster }),
]
