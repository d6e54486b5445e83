/** A guide's counters at the moment of deciding, as far as a simulation changes them. */
type Counters = { id: string; dayUsed: number; openUsed: number; lastAssignedMs: number | null }

/** Of one guide: the Shanghai day counted on, first offers of that day by the draft and by the rules of then, the draft's last. */
type Given = [day: string, draft: number, logged: number, lastMs: number | null]
/** By guide; plain data, so that it can be put down after every step and taken up again. */
export type SimulatedCapacity = Record<string, Given>

/**
 * The counters as they would stand had the draft decided all day: what was really used, less the first offers that were
 * made, plus those the draft would have made. Later attempts and what people did by hand stay as they were. Slots of other
 * days are taken to have come free as they did.
 */
export function countersUnderDraft<State extends Counters>(
  state: readonly State[],
  given: SimulatedCapacity,
  day: string,
): State[] {
  return state.map((one) => {
    const known = given[one.id]
    if (!known) return one
    const [countedOn, draft, logged, lastMs] = known
    const more = countedOn === day ? draft - logged : 0
    return {
      ...one,
      dayUsed: Math.max(0, one.dayUsed + more),
      openUsed: Math.max(0, one.openUsed + more),
      lastAssignedMs: lastMs,
    }
  })
}

/** Notes one lead: whom the rules of then gave it to, and whom the draft would have. Changes `given`. */
export function noteGiven(
  given: SimulatedCapacity,
  lead: { day: string; atMs: number; draftGuideId: string | null; loggedGuideId: string | null },
  state: readonly Counters[],
): void {
  const { day, atMs, draftGuideId, loggedGuideId } = lead
  if (draftGuideId !== null) {
    const entry = entryOf(given, draftGuideId, day, state)
    entry[1] += 1
    entry[3] = atMs
  }
  if (loggedGuideId !== null) entryOf(given, loggedGuideId, day, state)[2] += 1
}

function entryOf(given: SimulatedCapacity, guideId: string, day: string, state: readonly Counters[]): Given {
  const known = given[guideId]
  if (known?.[0] === day) return known
  const lastMs = known ? known[3] : (state.find(({ id }) => id === guideId)?.lastAssignedMs ?? null)
  const entry: Given = [day, 0, 0, lastMs]
  given[guideId] = entry
  return entry
}
