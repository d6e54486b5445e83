import type { ScoringPolicy } from '../../../contract/scoring-policy'

/**
 * Points on day 0, before the brand has outcomes of its own to learn from. The order of the channels follows the
 * conversion seen in a public funnel of 8,000 leads: paid search and organic near 12 %, social and display near 5 %,
 * email 3 % (Olist marketing funnel, 2017–2018).
 */
export const DEFAULT_SCORING_POLICY: ScoringPolicy = {
  basePoints: 20,
  channelPoints: {
    store_scan: 25,
    guide_share: 20,
    live: 12,
    appointment: 35,
    mall: 15,
    partner: 12,
    paid_search: 16,
    organic: 15,
    social: 6,
    email: 2,
    display: 4,
    referral: 10,
    import: 5,
    unknown: 8,
  },
  hasPhonePoints: 15,
  isMemberPoints: 5,
  hasPlacePoints: 4,
  namesWishPoints: 6,
  strongTouchPoints: 4,
  touchesMax: 4,
  touchWindowDays: 30,
  hasOrderedPoints: 8,
  askedAgainPoints: 10,
}
