import * as leads from '../../contract/lead'
import { cloudEntry } from '../../server/doors/cloud-entry'
import { type Served, serves } from '../../server/kernel/serve'
import { captureLead } from '../../server/usecases/leads/capture-lead'

export const table: Served[] = [serves(leads.captureLead, captureLead)]

export const main = cloudEntry('shopper', table)
