import type { RuleField } from '../../../contract/rule-fields'
import type { DecisionInput, GuideFact, GuideState, StoreFact } from './routing-facts'

/** What a rule's conditions are read against: the lead, and while a guide is judged, that guide at that store. */
export type Facts = {
  input: DecisionInput
  score: number
  /** Shanghai wall clock at the moment of deciding. */
  minute: number
  weekday: number
  date: string
  store: StoreFact | null
  guide: GuideFact | null
  state: GuideState | null
}

export type FieldValue = number | string | boolean | null

type Read = (facts: Facts) => FieldValue

/** How each field of the rule language is read; null where it is not known. Typed over the registry: none is missing. */
const READERS: Record<RuleField, Read> = {
  'lead.score': (f) => f.score,
  'lead.channel': (f) => f.input.lead.channel,
  'lead.wish': (f) => f.input.lead.wish,
  'lead.tier': (f) => f.input.lead.tier,
  'lead.city': (f) => f.input.lead.city,
  'lead.place': (f) => (f.input.lead.latitude === null ? null : true),
  'lead.campaign': (f) => f.input.lead.campaign,
  'lead.partner': (f) => f.input.lead.partnerId,
  'lead.isMember': (f) => f.input.lead.isMember,
  'lead.hasPhone': (f) => f.input.lead.hasPhone,
  'lead.hasOrdered': (f) => f.input.lead.hasOrdered,
  'lead.hasVisit': (f) => f.input.lead.hasVisit,
  'lead.strongTouches': (f) => f.input.lead.strongTouches,
  'lead.ordersInYear': (f) => f.input.lead.ordersInYear,
  'lead.spentYuanInYear': (f) => f.input.lead.spentFenInYear / 100,
  'lead.isOwned': (f) => f.input.ownerGuideId !== null,
  'lead.ownerProtectedDays': (f) => (f.input.ownerGuideId === null ? null : f.input.ownerProtectedDays),
  'lead.isFromStore': (f) => f.input.stores.some((store) => store.isScene),
  'lead.isFromGuide': (f) => f.input.sceneGuideId !== null,
  'lead.attempt': (f) => f.input.attempt,
  'store.id': (f) => f.store?.id ?? null,
  'store.kind': (f) => f.store?.kind ?? null,
  'store.city': (f) => f.store?.city ?? null,
  'store.region': (f) => f.store?.regionId ?? null,
  'store.distanceKm': (f) => (f.store?.distanceM == null ? null : f.store.distanceM / 1000),
  'store.isScene': (f) => f.store?.isScene ?? null,
  'store.revenueClass': (f) => f.store?.revenueClass ?? null,
  'store.maturityClass': (f) => f.store?.maturityClass ?? null,
  'guide.id': (f) => f.guide?.id ?? null,
  'guide.role': (f) => f.guide?.role ?? null,
  'guide.grade': (f) => f.guide?.grade ?? null,
  'guide.isSkilled': (f) => f.guide?.isSkilled ?? null,
  'guide.onShift': (f) => (f.guide ? f.guide.isTaking && !f.guide.isOnLeave : null),
  'guide.isOwner': (f) => f.guide && f.guide.id === f.input.ownerGuideId,
  'guide.isScene': (f) => f.guide && f.guide.id === f.input.sceneGuideId,
  'guide.tenureDays': (f) => f.guide?.tenureDays ?? null,
  'guide.offers7d': (f) => f.guide?.offers7d ?? null,
  'guide.acceptRate7d': (f) => rate(f.guide?.acceptPpm),
  'guide.contactRate7d': (f) => rate(f.guide?.contactPpm),
  'guide.dayUsed': (f) => f.state?.dayUsed ?? null,
  'guide.openUsed': (f) => f.state?.openUsed ?? null,
  'guide.memberUsed': (f) => f.state?.memberUsed ?? null,
  'ctx.hour': (f) => Math.floor(f.minute / 60),
  'ctx.time': (f) => f.minute,
  'ctx.weekday': (f) => f.weekday,
  'ctx.date': (f) => f.date,
}

const rate = (ppm: number | null | undefined) => (ppm == null ? null : ppm / 1_000_000)

/** The reader of a field. */
export const fieldReader = (field: RuleField): Read => READERS[field]

/** Whether a field can be read from the lead alone, so that it need be asked once a decision and not once a guide. */
export const isOfLead = (field: RuleField): boolean => field.startsWith('lead.') || field.startsWith('ctx.')

/** Whether a field says something of the guide; all others are the same for everybody at a store. */
export const isOfGuide = (field: RuleField): boolean => field.startsWith('guide.')
