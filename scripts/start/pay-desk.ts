import type { IncomingMessage, ServerResponse } from 'node:http'
import * as z from 'zod'
import type { PayServer, Told } from '../../tests/support/pay-server'

const PAY_PATH = /^\/stand-in\/pay(?:\/([\w-]{1,64}))?$/
const BODY_MAX_BYTES = 4_096

const Sheet = z.object({
  timeStamp: z.string(),
  nonceStr: z.string(),
  package: z.string(),
  signType: z.literal('RSA'),
  paySign: z.string(),
})
type Answer = { status: number; body: string }

/**
 * Where a buyer of this machine pays: `POST /stand-in/pay` with the sheet `startPayment` answered, as a phone would hand it
 * to WeChat, or `POST /stand-in/pay/<order number>` for a terminal. Both end in a signed notification to the product's own
 * door; there is no other way to pay, here or anywhere. Answers whether the request was one of these.
 */
export function payDesk(server: PayServer) {
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const path = PAY_PATH.exec(request.url ?? '')
    if (request.method !== 'POST' || !path) return false
    const work = path[1] ? payByNumber(server, path[1]) : payBySheet(server, request)
    void work.then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(body),
      // Who hung up while they were read is not there to be answered.
      () => response.destroy(),
    )
    return true
  }
}

/** Answers what the product's door said to the notification. */
async function payByNumber(server: PayServer, orderNo: string): Promise<Answer> {
  try {
    return lastAnswer(await server.confirmOrder(orderNo))
  } catch (error) {
    const isThere = server.orders.has(orderNo)
    const message = isThere ? `微信支付替身拒绝付款：${(error as Error).message}` : '没有这个小程序订单'
    return { status: isThere ? 409 : 404, body: JSON.stringify({ message }) }
  }
}

async function payBySheet(server: PayServer, request: IncomingMessage): Promise<Answer> {
  const sheet = Sheet.safeParse(await readJson(request))
  if (!sheet.success) return { status: 400, body: JSON.stringify({ ok: false, reason: 'sheet' }) }
  const paid = await server.paySheet(sheet.data)
  if (!paid.ok) return { status: 409, body: JSON.stringify(paid) }
  return { status: 200, body: JSON.stringify({ ok: true }) }
}

function lastAnswer({ answers }: Told): Answer {
  return answers.at(-1) ?? { status: 502, body: JSON.stringify({ message: '到账通知没有送达' }) }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const part of request) {
    bytes += (part as Buffer).length
    if (bytes > BODY_MAX_BYTES) return undefined
    parts.push(part as Buffer)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    return undefined
  }
}
