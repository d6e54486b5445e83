import * as access from '../../contract/access'
import * as handOver from '../../contract/hand-over'
import * as leads from '../../contract/lead'
import * as members from '../../contract/member'
import * as network from '../../contract/network'
import * as orders from '../../contract/order'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { bindGuideAccount } from '../../server/usecases/access/bind-guide-account'
import { confirmHandOver } from '../../server/usecases/hand-over/confirm-hand-over'
import { findHandOver } from '../../server/usecases/hand-over/find-hand-over'
import { acceptAssignment } from '../../server/usecases/leads/accept-assignment'
import { declineAssignment } from '../../server/usecases/leads/decline-assignment'
import { listMyLeads } from '../../server/usecases/leads/list-my-leads'
import { logFollowUp } from '../../server/usecases/leads/log-follow-up'
import { showLead } from '../../server/usecases/leads/show-lead'
import { myMembers } from '../../server/usecases/members/my-members'
import { revealPhone } from '../../server/usecases/members/reveal-phone'
import { myWorkload } from '../../server/usecases/network/my-workload'
import { setPresence } from '../../server/usecases/network/set-presence'
import { explainOrder } from '../../server/usecases/orders/explain-order'
import { keyInTransfer } from '../../server/usecases/orders/key-in-transfer'
import { earningEndpoints } from './earning-endpoints'
import { workEndpoints } from './work-endpoints'

export const table: Served[] = [
  serves(access.bindGuideAccount, bindGuideAccount),
  serves(leads.listMyLeads, listMyLeads),
  serves(leads.showLead, showLead),
  serves(leads.acceptAssignment, acceptAssignment),
  serves(leads.declineAssignment, declineAssignment),
  serves(leads.logFollowUp, logFollowUp),
  ...workEndpoints,
  serves(network.setPresence, setPresence),
  serves(network.myWorkload, myWorkload),
  serves(members.myMembers, myMembers),
  serves(members.revealPhone, revealPhone),
  serves(handOver.findHandOver, findHandOver),
  serves(handOver.confirmHandOver, confirmHandOver),
  serves(orders.keyInTransfer, keyInTransfer),
  serves(orders.explainOrder, explainOrder),
  ...earningEndpoints,
]

export const main = cloudEntry('guide', table)
