import { FEATURE_VALUE_TEXT } from '../../contract/artefact'
import type { Channel } from '../../contract/vocabulary'
import type { Place } from '../kernel/great-circle'
import { customerTier } from '../modules/lead/customer-tier'
import type { LeadFacts } from '../modules/lead/lead.sql'
import { type StoredReason, scoreLead } from '../modules/lead/score-lead'
import { keptWish } from '../modules/lead/wish-key'
import { featuresOf } from '../modules/routing/lead-features'
import type { LeadFact } from '../modules/routing/routing-facts'
import { topReasons } from '../modules/scoring/explain-score'
import type { ArtefactsAt } from './read-artefacts'

/** What somebody asked, as far as it says how to serve them. */
export type AskedLead = {
  channel: Channel
  place?: Place | null
  city?: string | null
  campaign?: string | null
  partnerId?: string | null
  visitAt?: Date
}

/** A lead's score and what it rests on; later attempts decide by these facts, whatever is learned of the person since. */
export type ScoredFacts = { facts: LeadFact; score: number; reasons: StoredReason[]; modelVersion: string | null }

const REASONS_SHOWN = 5

/**
 * Freezes what is known when somebody asks, and scores it: by the model in force when the live rules score by one, and
 * by the points table otherwise. The points are kept either way, because a model may learn from them.
 */
export function freezeFacts(
  lead: AskedLead,
  wish: string,
  known: LeadFacts,
  { scoring, model, live }: Pick<ArtefactsAt, 'scoring' | 'model' | 'live'>,
  at: { now: Date; askedAgain: boolean },
): ScoredFacts {
  const { channel, place, city } = lead
  const hasPlace = Boolean(place ?? city)
  const points = scoreLead({ ...known, channel, wish, hasPlace, askedAgain: at.askedAgain ? 1 : 0 }, scoring.doc)
  const { hasPhone, isMember, hasOrdered, strongTouches, ordersInYear, spentFenInYear } = known
  const facts: LeadFact = {
    arrivedMs: at.now.getTime(),
    channel,
    wish: keptWish(wish, known.isKnownWish, live.rules.doc.margin.byWish),
    points: points.score,
    tier: customerTier(spentFenInYear, live.rules.doc.tiers),
    city: city ?? null,
    campaign: lead.campaign ?? null,
    partnerId: lead.partnerId ?? null,
    latitude: place?.latitude ?? null,
    longitude: place?.longitude ?? null,
    hasPhone,
    isMember,
    hasOrdered,
    hasVisit: lead.visitAt !== undefined,
    askedAgain: at.askedAgain,
    strongTouches,
    ordersInYear,
    spentFenInYear,
  }
  if (!model) return { facts, ...points, modelVersion: null }
  const { score, terms } = model.scorer.scoreOf(featuresOf(facts))
  const reasons = topReasons(
    [...terms].map(([code, bin, logit]) => [code, bin, logit]),
    model.doc,
    REASONS_SHOWN,
    FEATURE_VALUE_TEXT,
  )
  return { facts, score, reasons, modelVersion: model.scorer.version }
}
