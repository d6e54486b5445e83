import type { UnroutableReason } from '../../contract/vocabulary'
import type { RowsByTable } from '../kernel/insert-many'
import type { LeadFact } from '../modules/routing/routing-facts'

export type LeadToPlace = {
  brandId: string
  leadId: string
  memberId: string
  /** What they asked for, in their words. */
  wish: string
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

/** Where one attempt put a lead. */
export type PlacedLead = {
  offer: Offer | null
  reason: UnroutableReason | null
  /** When a lead that nobody got is tried again. */
  retryAt: Date | null
}

/** What was decided for one attempt, with the rows that record it, not yet written. */
export type RecordedAttempt = PlacedLead & {
  rows: { decision: RowOf<'decision'>; assignment: RowOf<'assignment'> | null; outbox: RowOf<'outbox'> | null }
}

type RowOf<Table extends keyof RowsByTable> = NonNullable<RowsByTable[Table]>[number]

/** The lead an attempt is about: a new one, whose row depends on where it is put, or one that is there and locked. */
export type LeadRecord =
  | { kind: 'new'; rowOf: (placed: PlacedLead) => RowOf<'lead'> }
  | { kind: 'known'; storeId: string | null }
