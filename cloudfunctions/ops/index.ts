import * as access from '../../contract/access'
import * as leads from '../../contract/lead-watch'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { changePassword, hashNewPassword } from '../../server/usecases/access/change-password'
import { closeStaff } from '../../server/usecases/access/close-staff'
import { createInvitation } from '../../server/usecases/access/create-invitation'
import { createStaff, hashFirstPassword } from '../../server/usecases/access/create-staff'
import { admitOrRefuse, comparePassword, signIn } from '../../server/usecases/access/sign-in'
import { signOut } from '../../server/usecases/access/sign-out'
import { listLeads } from '../../server/usecases/leads/list-leads'
import { liveBoard } from '../../server/usecases/leads/live-board'
import { reassignLead } from '../../server/usecases/leads/reassign-lead'
import { showDecision } from '../../server/usecases/leads/show-decision'
import { artefactEndpoints } from './artefact-endpoints'
import { catalogueEndpoints } from './catalogue-endpoints'
import { memberEndpoints } from './member-endpoints'
import { moneyEndpoints } from './money-endpoints'
import { networkEndpoints } from './network-endpoints'
import { partnerEndpoints } from './partner-endpoints'
import { routingEndpoints } from './routing-endpoints'
import { ruleEndpoints } from './rule-endpoints'

export const table: Served[] = [
  serves(access.signIn, signIn, { prepare: comparePassword, finish: admitOrRefuse }),
  serves(access.signOut, signOut),
  serves(access.changePassword, changePassword, { prepare: hashNewPassword }),
  serves(access.createStaff, createStaff, { prepare: hashFirstPassword }),
  serves(access.closeStaff, closeStaff),
  serves(access.createInvitation, createInvitation),
  serves(leads.listLeads, listLeads),
  serves(leads.showDecision, showDecision),
  serves(leads.reassignLead, reassignLead),
  serves(leads.liveBoard, liveBoard),
  ...artefactEndpoints,
  ...networkEndpoints,
  ...catalogueEndpoints,
  ...memberEndpoints,
  ...partnerEndpoints,
  ...moneyEndpoints,
  ...ruleEndpoints,
  ...routingEndpoints,
]

export const main = cloudEntry('ops', table)
