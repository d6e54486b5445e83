import { DAY_MS, HOUR_MS } from '../../server/kernel/shanghai-time'
import { draw, pick } from './draw'
import { assignmentsOf, call, holderOf, must, type Stage } from './stage'

/** Longer than a deal of the story takes: what is still open then came to nothing. */
const HOPE_DAYS = 16
/** Of the leads nobody spoke to in time, those that are called the day after; of the hopeless, those that are closed. */
const LATE_CALL_RATE = 0.85
const CLOSE_RATE = 0.8

const NO_REASONS = ['已在别处购买', '预算不合适，暂不考虑', '多次联系未接听', '装修推迟到明年']

/**
 * What guides do in the evening with leads they hold: whom nobody spoke to is called late, and what came to nothing is
 * closed with the reason, so that open leads are those of the last weeks.
 */
export async function lookAfter(stage: Stage, night: Date): Promise<void> {
  const held = await heldLeads(stage, night)
  for (const lead of held) {
    const { assignmentId, leadId, offeredAt, contactAt } = lead
    const isHopeless = offeredAt.getTime() < night.getTime() - HOPE_DAYS * DAY_MS
    if (!isHopeless && contactAt) continue
    const kind = isHopeless ? 'close' : 'call'
    if (draw(stage.seed, leadId, kind) >= (isHopeless ? CLOSE_RATE : LATE_CALL_RATE)) continue
    const note = isHopeless ? pick(NO_REASONS, stage.seed, leadId, 'no') : '昨天没联系上，今天补打了电话'
    const input = {
      assignmentId,
      way: 'phone',
      note,
      outcome: isHopeless ? 'lost' : 'continue',
      idempotencyKey: `${kind}-${assignmentId}`,
    }
    const at = new Date(night.getTime() - Math.floor((1 + draw(stage.seed, leadId, 'evening') * 9) * HOUR_MS))
    await must(call(stage, holderOf(stage, lead), 'logFollowUp', input, at))
  }
}

/** Leads a guide accepted a day ago or on the day their hope ends; each is looked at twice in its life. */
function heldLeads(stage: Stage, night: Date) {
  const daysAgo = (days: number) => new Date(night.getTime() - days * DAY_MS)
  return assignmentsOf(stage)
    .innerJoin('lead as l', 'l.id', 'a.lead_id')
    .select('l.first_contact_at as contactAt')
    .where('a.state', 'in', ['accepted', 'contacted'])
    .where((eb) =>
      eb.or([
        eb.and([eb('a.offered_at', '<', daysAgo(1)), eb('a.offered_at', '>=', daysAgo(2))]),
        eb.and([eb('a.offered_at', '<', daysAgo(HOPE_DAYS)), eb('a.offered_at', '>=', daysAgo(HOPE_DAYS + 1))]),
      ]),
    )
    .execute()
}
