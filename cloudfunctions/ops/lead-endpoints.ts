import * as leads from '../../contract/lead-watch'
import { type Served, serves } from '../../server/kernel/serve'
import { listLeads } from '../../server/usecases/leads/list-leads'
import { liveBoard } from '../../server/usecases/leads/live-board'
import { reassignLead } from '../../server/usecases/leads/reassign-lead'
import { showDecision } from '../../server/usecases/leads/show-decision'

export const leadEndpoints: Served[] = [
  serves(leads.listLeads, listLeads),
  serves(leads.showDecision, showDecision),
  serves(leads.reassignLead, reassignLead),
  serves(leads.liveBoard, liveBoard),
]
