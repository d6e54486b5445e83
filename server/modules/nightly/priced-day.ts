/** Everybody a past lead could have gone to, with what it was worth with each, and who had it in the end. */
export type PastChoice = {
  atMinute: number
  worthYuan: ReadonlyMap<string, number>
  finalGuideId: string | null
}
/** A past day as a linear problem takes it: leads in order of arrival, and how many each guide's day could hold. */
export type PastDay = {
  day: string
  leads: { atMinute: number; guideIds: string[]; valueYuan: number[] }[]
  caps: Map<string, number>
}

/** A past day and what was found out about it, as it is kept: guides by their place in one list. */
export type PricedDayDoc = {
  day: string
  /** Leads of the day, and those it was priced by: fewer when there were too many for one run. */
  allLeads: number
  leads: number
  guideIds: string[]
  caps: number[]
  atMinutes: number[]
  options: number[][]
  valuesYuan: number[][]
  /** The most the day could have brought with hindsight; null: the solver found none. */
  optimumYuan: number | null
  /** What one more slot of each guide's day was worth, in the order of `guideIds`; null with the optimum. */
  slotYuan: number[] | null
  /** What it was worth as it was dealt. */
  routedYuan: number
}

/**
 * Lays a day out for the solver. When only some of its leads are looked at, everybody's day is cut to the same part, so
 * that leads compete for slots as they did.
 */
export function layOutDay(
  day: string,
  choices: readonly PastChoice[],
  caps: ReadonlyMap<string, number>,
  lookedAtShare: number,
): PastDay {
  const leads = [...choices]
    .sort((a, b) => a.atMinute - b.atMinute)
    .map(({ atMinute, worthYuan }) => {
      const guideIds = [...worthYuan.keys()].filter((guideId) => caps.has(guideId)).sort()
      return { atMinute, guideIds, valueYuan: guideIds.map((guideId) => worthYuan.get(guideId)!) }
    })
  const scaled = [...caps].filter(([, cap]) => cap > 0).map(([guideId, cap]) => [guideId, cap * lookedAtShare] as const)
  return { day, leads, caps: new Map(scaled) }
}

/** What a day was worth as it was dealt: each lead with the guide who had it in the end. */
export function routedYuanOf(choices: readonly PastChoice[]): number {
  return choices.reduce((sum, { worthYuan, finalGuideId }) => sum + (worthYuan.get(finalGuideId ?? '') ?? 0), 0)
}

type Found = {
  allLeads: number
  optimumYuan: number | null
  slotYuan: ReadonlyMap<string, number> | null
  routedYuan: number
}

/** A day as it is kept. */
export function packDay(
  { day, leads, caps }: PastDay,
  { allLeads, optimumYuan, slotYuan, routedYuan }: Found,
): PricedDayDoc {
  const guideIds = [...caps.keys()].sort()
  const placeOf = new Map(guideIds.map((guideId, place) => [guideId, place]))
  const known = leads.map(({ guideIds: ids, valueYuan }) =>
    ids.flatMap((id, at) => (placeOf.has(id) ? [[placeOf.get(id)!, valueYuan[at]!] as const] : [])),
  )
  return {
    day,
    allLeads,
    leads: leads.length,
    guideIds,
    caps: guideIds.map((guideId) => caps.get(guideId)!),
    atMinutes: leads.map(({ atMinute }) => atMinute),
    options: known.map((pairs) => pairs.map(([place]) => place)),
    valuesYuan: known.map((pairs) => pairs.map(([, yuan]) => yuan)),
    optimumYuan,
    slotYuan: slotYuan && guideIds.map((guideId) => slotYuan.get(guideId) ?? 0),
    routedYuan,
  }
}

/** A kept day as the solver was given it. */
export function unpackDay({ day, guideIds, caps, atMinutes, options, valuesYuan }: PricedDayDoc): PastDay {
  return {
    day,
    leads: atMinutes.map((atMinute, at) => ({
      atMinute,
      guideIds: options[at]!.map((place) => guideIds[place]!),
      valueYuan: valuesYuan[at]!,
    })),
    caps: new Map(guideIds.map((guideId, place) => [guideId, caps[place]!])),
  }
}

/** Saturday and Sunday are alike, and so are the days of the week. */
const isWeekend = (day: string) => [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay())

/** The newest `most` of the days that are of the kind of the day to come, oldest first. */
export function comparableDays(dayToCome: string, days: readonly string[], most: number): string[] {
  return days.filter((day) => day < dayToCome && isWeekend(day) === isWeekend(dayToCome)).slice(-most)
}
