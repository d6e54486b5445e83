import type { In } from '../api/call'

type LeadChannel = In<'captureLead'>['channel']
const OWN: readonly LeadChannel[] = ['store_scan', 'guide_share', 'live', 'appointment', 'mall', 'organic']

/** The channel a shopper's wish goes by, from that of the code they came by; what is not theirs to claim is `organic`. */
export function leadChannel(ofCode: string): LeadChannel {
  return OWN.find((channel) => channel === ofCode) ?? 'organic'
}
