import * as partners from '../../contract/partner'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { leadStatus } from '../../server/usecases/partners/lead-status'
import { submitLead } from '../../server/usecases/partners/submit-lead'

export const table: Served[] = [serves(partners.submitLead, submitLead), serves(partners.leadStatus, leadStatus)]

export const main = cloudEntry('partner', table)
