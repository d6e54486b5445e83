import Taro from '@tarojs/taro'

/** What `startPayment` answers: made and signed by the server, handed on as it is. */
export type PaymentIn = { timeStamp: string; nonceStr: string; package: string; signType: 'RSA'; paySign: string }

/** How the sheet was closed. None of these says whether money moved: only the server knows (`refreshPayment`). */
export type SheetEnd = 'done' | 'cancelled' | 'failed'

/** A sheet that this platform does not show by itself: the amount, and what its two buttons do. */
export type AskedPayment = { amountFen: number; pay: () => Promise<boolean>; close: (end: SheetEnd) => void }

/** Shows WeChat's own payment sheet; the amount stands in it. Never throws. */
export async function requestPayment(payment: PaymentIn, _amountFen: number): Promise<SheetEnd> {
  try {
    await Taro.requestPayment(payment)
    return 'done'
  } catch (error) {
    return /cancel/i.test(String((error as { errMsg?: unknown })?.errMsg)) ? 'cancelled' : 'failed'
  }
}

/** WeChat draws the sheet; pages have nothing to show. */
export function listenForPayment(_show: (asked: AskedPayment) => void): () => void {
  return () => undefined
}
