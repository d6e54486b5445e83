import { liveFlow as liveFlowEndpoint } from '../../contract/lead-flow'
import * as pool from '../../contract/lead-pool'
import { showLeadStory as leadStoryEndpoint } from '../../contract/lead-story'
import * as leads from '../../contract/lead-watch'
import { type Served, serves } from '../../server/kernel/serve'
import { countLeads } from '../../server/usecases/leads/count-leads'
import { enterLead } from '../../server/usecases/leads/enter-lead'
import { findReceivers } from '../../server/usecases/leads/find-receivers'
import { listLeads } from '../../server/usecases/leads/list-leads'
import { liveBoard } from '../../server/usecases/leads/live-board'
import { liveFlow } from '../../server/usecases/leads/live-flow'
import { previewReassign } from '../../server/usecases/leads/preview-reassign'
import { reassignLead } from '../../server/usecases/leads/reassign-lead'
import { planReassign, reassignLeads } from '../../server/usecases/leads/reassign-leads'
import { showDecision } from '../../server/usecases/leads/show-decision'
import { showLeadStory } from '../../server/usecases/leads/show-lead-story'

export const leadEndpoints: Served[] = [
  serves(pool.listLeads, listLeads),
  serves(pool.countLeads, countLeads),
  serves(pool.findReceivers, findReceivers),
  serves(pool.previewReassign, previewReassign),
  serves(pool.reassignLeads, planReassign, { finish: reassignLeads }),
  serves(pool.enterLead, enterLead),
  serves(leadStoryEndpoint, showLeadStory),
  serves(liveFlowEndpoint, liveFlow),
  serves(leads.showDecision, showDecision),
  serves(leads.reassignLead, reassignLead),
  serves(leads.liveBoard, liveBoard),
]
