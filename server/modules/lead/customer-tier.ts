import type { CustomerTier } from '../../../contract/vocabulary'

export type TierLimits = { silverFen: number; goldFen: number; blackFen: number }

/** The tier of a customer by what they spent within a year, in fen, refunds taken off: the highest whose limit it reaches. */
export function customerTier(spentFen: number, { silverFen, goldFen, blackFen }: TierLimits): CustomerTier {
  if (spentFen >= blackFen) return 'black'
  if (spentFen >= goldFen) return 'gold'
  return spentFen >= silverFen ? 'silver' : 'none'
}
