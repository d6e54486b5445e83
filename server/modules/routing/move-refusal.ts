import type { MoveRefusal } from '../../../contract/reasons'

export type Movable = { state: string; fromGuideId: string | null; isOwn: boolean; mayReceive: boolean }
/** The room a guide has left. */
export type Room = { guideId: string; isTaking: boolean; dayLeft: number; openLeft: number }

/** What speaks against giving a lead to a guide, their room apart; to whoever the rules choose when there is no guide. */
export function moveRefusal(lead: Movable | undefined, guideId: string | null): MoveRefusal | null {
  if (!lead) return 'unknown'
  if (lead.state === 'won' || lead.state === 'lost') return 'over'
  if (guideId === null) return null
  if (lead.fromGuideId === guideId) return 'theirs'
  if (lead.isOwn) return 'own'
  return lead.mayReceive ? null : 'consent'
}

/** The same for a whole choice in its order: once the room is used up, the rest is refused for that. */
export function moveRefusals(leads: readonly (Movable | undefined)[], room: Room | null): (MoveRefusal | null)[] {
  let left = room ? Math.max(0, Math.min(room.dayLeft, room.openLeft)) : Number.POSITIVE_INFINITY
  return leads.map((lead) => {
    const refusal = moveRefusal(lead, room?.guideId ?? null)
    if (refusal) return refusal
    if (room && !room.isTaking) return 'paused'
    if (left === 0) return 'full'
    left -= 1
    return null
  })
}
