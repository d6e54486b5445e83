import * as leads from '../../contract/lead'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { acceptAssignment } from '../../server/usecases/leads/accept-assignment'
import { declineAssignment } from '../../server/usecases/leads/decline-assignment'
import { listMyLeads } from '../../server/usecases/leads/list-my-leads'
import { logFollowUp } from '../../server/usecases/leads/log-follow-up'
import { showLead } from '../../server/usecases/leads/show-lead'

export const table: Served[] = [
  serves(leads.listMyLeads, listMyLeads),
  serves(leads.showLead, showLead),
  serves(leads.acceptAssignment, acceptAssignment),
  serves(leads.declineAssignment, declineAssignment),
  serves(leads.logFollowUp, logFollowUp),
]

export const main = cloudEntry('guide', table)
