import type { Channel, CustomerTier, GuideRole, StoreKind } from '../../../contract/vocabulary'

/** What is known of the wish when it is decided about; frozen with the decision, and nothing in it names a shopper. */
export type LeadFact = {
  /** When it came, in milliseconds since 1970: the hour it is tried again at says nothing of its worth. */
  arrivedMs: number
  channel: Channel
  /** A shelf of the mall or a wish the rules name; anything else somebody wrote is `other` here, where it is kept for good. */
  wish: string
  /** Points of the day-0 table, 0–100: what the lead is scored by while no model is in force. */
  points: number
  tier: CustomerTier
  city: string | null
  campaign: string | null
  partnerId: string | null
  /** The coarse cell, never where somebody stood. */
  latitude: number | null
  longitude: number | null
  hasPhone: boolean
  isMember: boolean
  hasOrdered: boolean
  hasVisit: boolean
  askedAgain: boolean
  strongTouches: number
  ordersInYear: number
  spentFenInYear: number
}

export type StoreFact = {
  id: string
  kind: StoreKind
  city: string
  regionId: string
  /** Whole metres from the shopper, or null when it is not known where they are. */
  distanceM: number | null
  isScene: boolean
  isOpen: boolean
  /** Whether the shopper's consent lets this store's company receive the lead. */
  mayReceive: boolean
  revenueClass: 'A' | 'B' | 'C' | null
  maturityClass: 'A' | 'B' | 'C' | null
}

/** A guide at a store: who serves several stores in scope stands here once for each. */
export type GuideFact = {
  id: string
  /** null: HQ's own concierge, who belongs to no store. */
  storeId: string | null
  role: GuideRole
  grade: number
  /** null: no speciality, takes everything. */
  isSkilled: boolean | null
  isEmployed: boolean
  isOnLeave: boolean
  isTaking: boolean
  isSelf: boolean
  tenureDays: number
  /** Of the last seven days; rates in parts per million, null while there were no offers. */
  offers7d: number
  acceptPpm: number | null
  contactPpm: number | null
}

/** A guide's counters at the moment of deciding: what changes with every offer, apart from what they are. */
export type GuideState = {
  id: string
  dayUsed: number
  dayCap: number
  openUsed: number
  openCap: number
  memberUsed: number
  memberCap: number
  /** Milliseconds since 1970, null when never assigned. */
  lastAssignedMs: number | null
  /** Minute of today (Shanghai) at which they became available; 0 when they have been since the day began. */
  availableFromMinute: number
}

export type DecisionInput = {
  leadId: string
  attempt: number
  /** The instant of deciding, in milliseconds since 1970. */
  atMs: number
  lead: LeadFact
  ownerGuideId: string | null
  /** Whole days the owner's binding is still protected, 0 when it is not. */
  ownerProtectedDays: number
  sceneGuideId: string | null
  triedGuideIds: readonly string[]
  /** Whether this lead has waited for cheaper capacity already: it waits once. */
  wasHeld: boolean
  /** Whom the draft that is being explored would choose; null when none is. */
  draftPick: string | null
  stores: readonly StoreFact[]
  guides: readonly GuideFact[]
}

/** A scored lead: the log-odds, the calibrated probability, and a score of 0–100 for people. */
export type LeadScore = {
  logit: number
  p: number
  score: number
  /** What it was added up from: feature, bin, points of log-odds. */
  terms: readonly (readonly [feature: string, bin: number, logit: number])[]
}

/** Scores a lead and what a guide adds to it: the points table of day 0 or a trained scorecard, compiled. */
export type LeadScorer = {
  version: string
  scoreOf(features: Readonly<Record<string, string | number | boolean | null>>): LeadScore
  /** What this guide at this store changes in the log-odds. */
  pairLogit(guideId: string, storeId: string | null): number
  calibrate(logit: number): number
}

/** Prices of guide capacity and the pace of the day, compiled from a price table. */
export type PriceLookup = {
  version: string
  priceOf(guideId: string, storeId: string | null): number
  /** Share of the day's demand that has passed at a minute of the day, 0–1. */
  paceAt(minute: number): number
  /** Expected demand of a day ÷ its capacity; 1 when nobody knows. */
  expectedLoad: number
}
