import type { Payment } from '../answers'
import { Denied } from '../answers'
import { asyncApi, trackedApi } from './async-api'
import type { Area, Desk } from './desk'

const NEEDED = {
  timeStamp: 'string',
  nonceStr: 'string',
  package: 'string',
  signType: 'string',
  paySign: 'string',
} as const

/** WeChat's own payment page. By default the backend's stand-in for WeChat Pay takes the money. */
export function payment(desk: Desk): Area {
  return {
    requestPayment: trackedApi(desk, 'requestPayment', NEEDED, async (options) => {
      const asked: Payment = {
        timeStamp: options.timeStamp as string,
        nonceStr: options.nonceStr as string,
        package: options.package as string,
        signType: options.signType as string,
        paySign: options.paySign as string,
      }
      if (!/^prepay_id=.+/.test(asked.package)) throw new Denied('parameter error: package is no prepay_id')
      if (desk.answers.payment === 'stand-in') await payThroughStandIn(desk, asked)
      else if (desk.answers.payment(asked) === 'cancel') throw new Denied('cancel')
      // Coming back from the payment counts as a tap: asking for messages is allowed then.
      desk.inTap(() => {})
    }),
    requestMerchantTransfer: asyncApi(desk, 'requestMerchantTransfer', { mchId: 'string', package: 'string' }, () => ({
      result: 'success',
    })),
  }
}

async function payThroughStandIn(desk: Desk, asked: Payment): Promise<void> {
  if (!desk.backendUrl) throw new Denied('there is no backend to pay at')
  if (desk.network === 'offline') throw new Denied('network is down')
  const reply = await fetch(new URL('/stand-in/pay', desk.backendUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(asked),
  })
  if (!reply.ok) throw new Denied(`the stand-in answered ${reply.status}: ${await reply.text()}`)
}
