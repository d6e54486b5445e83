import { PPM_WHOLE } from '../../../contract/money'

/** What a line sets aside for commission, from what was paid for it and not refunded: rounded down, in whole fen. */
export function commissionPool(remainingFen: number, poolPpm: number): number {
  const product = remainingFen * poolPpm
  return (product - (product % PPM_WHOLE)) / PPM_WHOLE
}
