import { timeText } from './time-text'

type Answer = {
  outcome: 'offered' | 'merged' | 'unroutable' | 'repeated'
  answer: { guideName: string; storeName: string | null; by: string } | null
}

/** What a shopper is promised after asking: who answers and by when, and honestly when nobody is free now. */
export function answerPromise({ outcome, answer }: Answer, now: string): string {
  if (answer) {
    const who = answer.storeName ? `${answer.storeName}的${answer.guideName}` : answer.guideName
    return `${who}会在${timeText(answer.by, now)} 前回应你`
  }
  if (outcome === 'merged') return '你之前的咨询正在跟进中，导购会尽快联系你'
  return '附近的导购暂时都在忙，总部会尽快安排人联系你'
}
