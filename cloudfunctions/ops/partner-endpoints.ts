import * as partners from '../../contract/partner'
import { type Served, serves } from '../../server/kernel/serve'
import { createPartner } from '../../server/usecases/partners/create-partner'
import { listPartners } from '../../server/usecases/partners/list-partners'
import { rotatePartnerKey } from '../../server/usecases/partners/rotate-partner-key'
import { setPartnerQuota } from '../../server/usecases/partners/set-partner-quota'

export const partnerEndpoints: Served[] = [
  serves(partners.createPartner, createPartner),
  serves(partners.listPartners, listPartners),
  serves(partners.rotatePartnerKey, rotatePartnerKey),
  serves(partners.setPartnerQuota, setPartnerQuota),
]
