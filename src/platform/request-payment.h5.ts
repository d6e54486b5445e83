import { apiAddress } from './api-address'
import type { AskedPayment, PaymentIn, SheetEnd } from './request-payment'

const WAIT_MS = 15_000
type Show = (asked: AskedPayment) => void
/** Pages that can show a sheet; the one opened last is in front. */
const shows: Show[] = []

/**
 * A browser has no payment sheet of WeChat: the page shows one of the local product's, and its answer goes to the stand-in
 * of WeChat Pay beside the doors, which refuses what the server did not sign. Never throws.
 */
export function requestPayment(payment: PaymentIn, amountFen: number): Promise<SheetEnd> {
  const show = shows.at(-1)
  if (!show) return Promise.resolve('failed')
  return new Promise((close) => show({ amountFen, pay: () => payAtStandIn(payment), close }))
}

/** `show` is called when somebody pays while the page is in front. */
export function listenForPayment(show: Show): () => void {
  shows.push(show)
  return () => {
    shows.splice(shows.indexOf(show), 1)
  }
}

async function payAtStandIn({ package: prepay, timeStamp, nonceStr, signType, paySign }: PaymentIn): Promise<boolean> {
  try {
    const answer = await fetch(new URL('/stand-in/pay', apiAddress()), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ package: prepay, timeStamp, nonceStr, signType, paySign }),
      signal: AbortSignal.timeout(WAIT_MS),
    })
    return answer.ok
  } catch {
    return false
  }
}
