import { fenText } from './fen-parts'

/** What a dispute did to the guide's own commission of the order, in one sentence; amounts in fen. */
export function disputeChange({ fenAtOpening, fenSince, answer }: Disputed): string {
  const difference = fenSince - fenAtOpening
  if (difference === 0) return answer ? `${fenText(fenSince)}，没有变化` : fenText(fenSince)
  const words = `${difference > 0 ? '多' : '少'} ${fenText(Math.abs(difference))}`
  return `${fenText(fenAtOpening)} → ${fenText(fenSince)}，${words}`
}
type Disputed = { fenAtOpening: number; fenSince: number; answer: object | null }
