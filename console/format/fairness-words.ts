/** What the curve of value against fairness says. Pure. */

export type CurvePoint = { leadThreshold: number | null; valueYuan: number; value: number; jain: number }

/** Settings the dial stops at, from the fairest on; the last one is no limit. The same ones the curve is worked out for. */
export const DIAL: readonly (number | null)[] = [0.5, 1, 2, 3, null]

export const thresholdText = (threshold: number | null) => (threshold === null ? '不限' : `${threshold} 条`)

/** Where on the dial a setting is, or between which: the nearest stop. */
export function dialAt(threshold: number | null): number {
  if (threshold === null) return DIAL.length - 1
  const stops = DIAL.slice(0, -1) as number[]
  return stops.reduce(
    (best, stop, i) => (Math.abs(stop - threshold) < Math.abs(stops[best]! - threshold) ? i : best),
    0,
  )
}

/** Less of a difference than this is said to be none: it is within what one day differs from the next. */
const FLAT_SHARE = 0.01

/** Whether the settings differ in nothing that could be seen. */
export function isOnePoint(points: readonly CurvePoint[]): boolean {
  const span = (pick: (point: CurvePoint) => number) => Math.max(...points.map(pick)) - Math.min(...points.map(pick))
  return span(({ value }) => value) < FLAT_SHARE && span(({ jain }) => jain) < FLAT_SHARE
}

/** One honest sentence: what fairness would cost on these days, or that it costs nothing there. */
export function curveText(points: readonly CurvePoint[]): string {
  if (points.length === 0) return '这些天没有可以推算的线索，画不出曲线。'
  const by = (pick: (point: CurvePoint) => number) => [...points].sort((a, b) => pick(b) - pick(a))
  const [best, fairest] = [by(({ valueYuan }) => valueYuan)[0]!, by(({ jain }) => jain)[0]!]
  const [worst, unfairest] = [by(({ valueYuan }) => valueYuan).at(-1)!, by(({ jain }) => jain).at(-1)!]
  const isFlatValue = best.valueYuan === 0 || 1 - worst.valueYuan / best.valueYuan < FLAT_SHARE
  const isFlatJain = fairest.jain - unfairest.jain < FLAT_SHARE
  if (isFlatValue && isFlatJain)
    return '曲线几乎是一个点：这些天线索不多、接待量有富余，怎么设都差不多，不必为了价值放弃公平。'
  if (isFlatValue) return '价值几乎不变：这些天接待量有富余，分得更公平不花钱，可以放心选左边。'
  const cost = Math.round((1 - fairest.valueYuan / best.valueYuan) * 1000) / 10
  if (cost < 1) return `最公平的一档（${thresholdText(fairest.leadThreshold)}）只少 ${cost}% 的价值。`
  return `分得最公平（${thresholdText(fairest.leadThreshold)}）要少 ${cost}% 的预期毛利；价值最高的是${thresholdText(best.leadThreshold)}。`
}
