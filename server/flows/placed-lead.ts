import type { UnroutableReason } from '../../contract/vocabulary'
import type { RowsByTable } from '../kernel/insert-many'
import type { LeadFact } from '../modules/routing/routing-facts'

export type LeadToPlace = {
  brandId: string
  leadId: string
  memberId: string
  facts: LeadFact
  scoringVersion: number
  attempt: number
  ownerGuideId: string | null
  sceneStoreId: string | null
  sceneGuideId: string | null
  triedGuideIds: readonly string[]
  wasHeld: boolean
  /** Hash of the attempt before, empty for the first. */
  prevHash: string
  /** Who has just given the lead up, and gets the slot of open work back with this attempt. */
  leavingGuideId?: string | null
}

export type Offer = { assignmentId: string; guideId: string; storeId: string | null; acceptBy: Date }

/** What was decided for one attempt, with the rows that record it; nothing is written but the reserved slot. */
export type PlacedLead = {
  offer: Offer | null
  reason: UnroutableReason | null
  /** When a lead that nobody got is tried again. */
  retryAt: Date | null
  rows: Pick<RowsByTable, 'decision' | 'assignment' | 'outbox'>
}
