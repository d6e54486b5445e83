import * as z from 'zod'
import { CHANNEL_TEXT, type Channel } from './vocabulary'

const Points = z.int().min(-100).max(100)
const channels = Object.keys(CHANNEL_TEXT) as [Channel, ...Channel[]]

/** The points table that scores a lead: HQ edits it without code; every lead stores the version that scored it. */
export const ScoringPolicy = z.strictObject({
  basePoints: Points,
  channelPoints: z.partialRecord(z.enum(channels), Points),
  hasPhonePoints: Points,
  isMemberPoints: Points,
  hasPlacePoints: Points,
  namesWishPoints: Points,
  /** Per touch of quality 2 or more within `touchWindowDays`, up to `touchesMax` of them. */
  strongTouchPoints: Points,
  touchesMax: z.int().min(1).max(20),
  touchWindowDays: z.int().min(1).max(365),
  hasOrderedPoints: Points,
  /** Added once for a lead that several captures merged into: asking twice is meaning it. */
  askedAgainPoints: Points,
})
export type ScoringPolicy = z.output<typeof ScoringPolicy>
