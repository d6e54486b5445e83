import type { Evidence, SaleWay } from '../../../contract/member-vocabulary'
import type { OrderSource } from '../../../contract/vocabulary'

export type PathTouch = { channel: string; quality: number; campaign: string | null; atMs: number }
export type PathFacts = {
  source: OrderSource
  paidAtMs: number
  /** Oldest first, of everybody the buyer has been. */
  touches: readonly PathTouch[]
  /** Where the buyer was first seen; null for a sale to nobody known. */
  sourceChannel: string | null
}
export type OrderPath = { channels: string[]; evidence: Evidence; way: SaleWay }

const WINDOW_MS = 90 * 86_400_000
/** From this on a touch can be checked: a scan, an appointment, a talk, a visit. */
const PROVEN_QUALITY = 2
/** Steps of a path: the first, and the last ones before the sale. */
const STEPS_MAX = 10
export const UNKNOWN_CHANNEL = 'unknown'

/**
 * The channels that led to a sale, in their order, from the touches of ninety days before it, and how sure that is. Several
 * touches in a row of one channel are one step. Without any touch the buyer's source is inferred; without even that the
 * sale is unknown, and given to no channel.
 */
export function orderPath(facts: PathFacts): OrderPath {
  const { source, paidAtMs, touches, sourceChannel } = facts
  const counted = touches.filter(
    ({ atMs, channel }) => atMs <= paidAtMs && atMs > paidAtMs - WINDOW_MS && channel !== UNKNOWN_CHANNEL,
  )
  const way = saleWay(source, counted)
  // Weak touches beside proven ones say nothing more; alone they are all there is.
  const proven = counted.filter(({ quality }) => quality >= PROVEN_QUALITY)
  const isProven = proven.length > 0
  const steps = shorten(
    inARow((isProven ? counted.filter(({ quality }) => quality > 0) : counted).map(({ channel }) => channel)),
  )
  if (steps.length > 0) return { channels: steps, evidence: isProven ? 'proven' : 'inferred', way }
  if (sourceChannel !== null && sourceChannel !== UNKNOWN_CHANNEL)
    return { channels: [sourceChannel], evidence: 'inferred', way }
  return { channels: [UNKNOWN_CHANNEL], evidence: 'unknown', way }
}

/** Which of the five ways a sale came about: by how it was paid, and for the app by what the buyer came from. */
function saleWay(source: OrderSource, touches: readonly PathTouch[]): SaleWay {
  if (source === 'pos') return 'store_pos'
  if (source === 'private_transfer') return 'private_transfer'
  if (touches.at(-1)?.channel === 'live') return 'live_app'
  return touches.some(({ campaign }) => campaign !== null) ? 'campaign_app' : 'daily_app'
}

function inARow(channels: readonly string[]): string[] {
  return channels.filter((channel, at) => channel !== channels[at - 1])
}

function shorten(steps: readonly string[]): string[] {
  if (steps.length <= STEPS_MAX) return [...steps]
  return inARow([steps[0]!, ...steps.slice(steps.length - STEPS_MAX + 1)])
}
