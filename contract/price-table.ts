import * as z from 'zod'

export const QUARTERS_A_DAY = 96

const Yuan = z.number().min(0).max(1_000_000)
const Id = z.string().min(1).max(64)
const Day = z.iso.date()

/** What one slot of each guide's day is worth, and how the day's demand comes in: made nightly from past days. */
export const PriceTable = z.strictObject({
  schema: z.literal(1),
  version: Id,
  /** The past days the prices come from, oldest first. */
  pricedOn: z.strictObject({ days: z.array(Day).min(1).max(14) }),
  /** Shadow price of one slot of the guide's day, in yuan of expected margin. */
  priceYuan: z.record(Id, Yuan),
  /** The mean of a store's guides, for a guide without a price of their own. */
  storePriceYuan: z.record(Id, Yuan),
  /** For a guide of a store nobody has priced. */
  defaultPriceYuan: Yuan,
  /** Share of the day's demand that has come by the end of each quarter of an hour: never falls, ends at 1. */
  paceShare: z
    .array(z.number().min(0).max(1))
    .length(QUARTERS_A_DAY)
    .refine((shares) => shares.every((share, i) => share >= (shares[i - 1] ?? 0)), { error: '需求进度不得回落' })
    .refine((shares) => shares.at(-1) === 1, { error: '一天结束时需求进度必须为 1' }),
  /** Leads of a day ÷ slots of a day. */
  expectedLoad: z.number().min(0).max(100),
  /**
   * Value these prices reach on the last day when learned from the days before it, ÷ that day's optimum with hindsight; null
   * when there were too few days to hold one out.
   */
  holdoutRatio: z.number().min(0).max(1.000001).nullable(),
})
export type PriceTable = z.output<typeof PriceTable>

/** Shadow price of a guide's slot in yuan: their own, else their store's, else everybody's; free without a table. */
export function priceOf(table: PriceTable | null, guideId: string, storeId: string | null): number {
  if (table === null) return 0
  return (
    own(table.priceYuan, guideId) ??
    (storeId === null ? undefined : own(table.storePriceYuan, storeId)) ??
    table.defaultPriceYuan
  )
}

/** Share of the day's demand that has come by a minute of the Shanghai day (0..1440), straight between quarters of an hour. */
export function paceAt(table: PriceTable | null, minuteOfDay: number): number {
  const quarters = Math.max(0, Math.min(QUARTERS_A_DAY, minuteOfDay / 15))
  if (table === null) return quarters / QUARTERS_A_DAY
  const whole = Math.min(QUARTERS_A_DAY - 1, Math.floor(quarters))
  const before = whole === 0 ? 0 : table.paceShare[whole - 1]!
  return before + (table.paceShare[whole]! - before) * (quarters - whole)
}

function own(record: Record<string, number>, key: string): number | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** The same two questions of a table that is asked them thousands of times a second: its prices are indexed once. */
export function compilePrices(table: PriceTable): {
  priceOf: (guideId: string, storeId: string | null) => number
  paceAt: (minuteOfDay: number) => number
} {
  const ofGuide = new Map(Object.entries(table.priceYuan))
  const ofStore = new Map(Object.entries(table.storePriceYuan))
  return {
    priceOf: (guideId, storeId) =>
      ofGuide.get(guideId) ?? (storeId === null ? undefined : ofStore.get(storeId)) ?? table.defaultPriceYuan,
    paceAt: (minuteOfDay) => paceAt(table, minuteOfDay),
  }
}
