import * as leads from '../../contract/lead'
import * as policies from '../../contract/policy'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { listLeads } from '../../server/usecases/leads/list-leads'
import { liveBoard } from '../../server/usecases/leads/live-board'
import { reassignLead } from '../../server/usecases/leads/reassign-lead'
import { showDecision } from '../../server/usecases/leads/show-decision'
import { listPolicies } from '../../server/usecases/policies/list-policies'
import { publishPolicy } from '../../server/usecases/policies/publish-policy'
import { networkEndpoints } from './network-endpoints'

export const table: Served[] = [
  serves(leads.listLeads, listLeads),
  serves(leads.showDecision, showDecision),
  serves(leads.reassignLead, reassignLead),
  serves(leads.liveBoard, liveBoard),
  serves(policies.listPolicies, listPolicies),
  serves(policies.publishPolicy, publishPolicy),
  ...networkEndpoints,
]

export const main = cloudEntry('ops', table)
