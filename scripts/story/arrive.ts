import type { Channel, TouchKind } from '../../contract/vocabulary'
import { type CaptureResult, captureAndRoute } from '../../server/flows/capture-and-route'
import { findOrCreatePerson } from '../../server/flows/find-person'
import type { Place } from '../../server/kernel/great-circle'
import { inTransaction } from '../../server/kernel/in-transaction'
import { MINUTE_MS, startOfDay } from '../../server/kernel/shanghai-time'
import { draw, pick } from './draw'
import { WISHES } from './found-town'
import type { LeadSource } from './sources'
import { contextAt, type Stage } from './stage'

export type Arrival = {
  lead: LeadSource
  at: Date
  /** Whose wish it is: mostly a person of their own, sometimes somebody who asked before. */
  person: string
  wish: string
  channel: Channel
  place: Place | null
}

const CHANNEL_OF: Record<string, Channel> = {
  organic_search: 'organic',
  paid_search: 'paid_search',
  social: 'social',
  direct_traffic: 'mall',
  email: 'email',
  referral: 'referral',
  display: 'display',
}
/** How often a lead comes from somebody who asked within the last few leads, and for the same thing. */
const ASKED_AGAIN_RATE = 0.03
const LOOK_BACK_LEADS = 40
/** How often nobody knows where a shopper is: such a lead can only go to headquarters. */
const NOWHERE_RATE = 0.01
const OPENS_MINUTE = 8 * 60
const BUSY_MINUTES = 13 * 60

/**
 * The arrival stream: the leads in their real order and on their real days, at times of the day, places near stores and
 * wishes drawn from the seed. What the data does not hold is drawn; what it holds (order, day, origin, deal) is kept.
 */
export function arrivalsOf(seed: number, leads: readonly LeadSource[], stores: readonly Place[]): Arrival[] {
  const inOrder = [...leads].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const arrivals: Arrival[] = []
  for (const lead of inOrder) {
    const minute = OPENS_MINUTE + draw(seed, lead.id, 'minute') * BUSY_MINUTES
    const at = new Date(startOfDay(lead.on).getTime() + Math.floor(minute * MINUTE_MS))
    const channel = CHANNEL_OF[lead.origin] ?? 'unknown'
    const back = 1 + Math.floor(draw(seed, lead.id, 'back') * LOOK_BACK_LEADS)
    const before = draw(seed, lead.id, 'again') < ASKED_AGAIN_RATE ? arrivals.at(-back) : undefined
    if (before) {
      arrivals.push({ lead, at, person: before.person, wish: before.wish, channel, place: before.place })
      continue
    }
    const isNowhere = draw(seed, lead.id, 'nowhere') < NOWHERE_RATE
    const place = isNowhere ? null : placeNear(seed, lead.id, pick(stores, seed, lead.id, 'store'))
    arrivals.push({ lead, at, person: lead.id, wish: pick(WISHES, seed, lead.landingPage, 'wish'), channel, place })
  }
  return arrivals.sort((a, b) => a.at.getTime() - b.at.getTime())
}

/** Within about two kilometres of a store. */
function placeNear(seed: number, key: string, store: Place): Place {
  return {
    latitude: store.latitude + (draw(seed, key, 'north') - 0.5) * 0.036,
    longitude: store.longitude + (draw(seed, key, 'east') - 0.5) * 0.036,
  }
}

/** A made-up mainland number of a person, one for each. */
export function phoneOf(index: number): string {
  return `139${String(10_000_000 + index).slice(-8)}`
}

/** A lead arrives: the person is found or recorded, and the real flow scores and routes it in one transaction. */
export function arrive(stage: Stage, arrival: Arrival, phone: string): Promise<CaptureResult> {
  const ctx = contextAt(stage, null, arrival.at)
  const { lead, channel, place, wish, at } = arrival
  return inTransaction(stage.db, async (db) => {
    const inside = { ...ctx, db }
    const { memberId } = await findOrCreatePerson(inside, { brandId: stage.brandId, phone, channel })
    return captureAndRoute(inside, {
      brandId: stage.brandId,
      memberId,
      wish,
      channel,
      touchKind: TOUCH_OF[channel] ?? 'consultation',
      proof: 'server',
      place,
      idempotencyKey: lead.id,
      occurredAt: at,
    })
  })
}

const TOUCH_OF: Partial<Record<Channel, TouchKind>> = {
  mall: 'appointment',
  email: 'share_opened',
  display: 'share_opened',
  social: 'share_opened',
}
