import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PaymentSheet } from '../../server/kernel/outside'
import { isSignedBy, merchantKeyOf, type PayRequest } from './pay-requests'
import {
  answerPay,
  callOf,
  findOrder,
  type PayCall,
  type PayOrder,
  type PayRefund,
  type PayReply,
  type PayState,
  refundBody,
  refuse,
  transactionBody,
} from './pay-rules'
import { type PayKeys, type PayNotice, type PayStandIn, payStandIn, signedHeaders } from './pay-stand-in'

/** One notification that was made, and what the merchant answered each time it was posted. */
export type Told = { url: string; eventType: string; notice: PayNotice; answers: { status: number; body: string }[] }
type Misbehaviour =
  /** Unsigned, as a gateway's own fault is. */
  | { status: number }
  /** WeChat Pay's own refusal, signed. */
  | { status: number; code: string }
  | 'silence'
  | 'hang-up'
  | 'garbage'
  /** The true answer without, with a forged and with an old signature. */
  | 'unsigned'
  | 'forged'
  | 'stale'
  /** Does what was asked and hangs up. */
  | 'lost-answer'

/**
 * A loopback server in place of api.mch.weixin.qq.com. It holds a client to the documented rules (signature, fields,
 * amounts, states), answers a breach with WeChat Pay's own error codes, signs its answers, and posts notifications.
 */
export type PayServer = {
  url: string
  keys: PayKeys
  orders: ReadonlyMap<string, PayOrder>
  refunds: ReadonlyMap<string, PayRefund>
  /** Every request, as `POST /v3/pay/transactions/jsapi`. */
  requests: string[]
  /** `held` and `lost` notifications are made and stand in `told`, and nobody posts them. */
  notifications: 'posted' | 'held' | 'lost'
  told: Told[]
  /** The buyer pays what was announced. Throws when WeChat would not let them. */
  confirm(prepayId: string): Promise<Told>
  /** The same by the order's number, also for one nobody announced that somebody else remembers. */
  confirmOrder(orderNo: string): Promise<Told>
  /** The buyer presses the button of the sheet: its signature is checked as WeChat would. */
  paySheet(sheet: PaymentSheet): Promise<{ ok: true; told: Told } | { ok: false; reason: string }>
  /** The money of a refund arrives, or cannot. */
  finishRefund(refundNo: string, status?: 'SUCCESS' | 'ABNORMAL' | 'CLOSED'): Promise<Told>
  /** Posts a notification once more, signed anew, as WeChat Pay does until it hears success. */
  tellAgain(told: Told): Promise<{ status: number; body: string }>
  misbehave(call: PayCall, how: Misbehaviour, times?: number): void
  close(): Promise<void>
}
export type PayServerOptions = {
  appId: string
  keys?: PayKeys
  now?: () => Date
  port?: number
  recall?: (orderNo: string) => Promise<PayOrder | undefined>
  /** Refunds arrive by themselves, right after they were asked for. */
  finishesRefunds?: boolean
}

const OLD_MS = 3_600_000

/** Starts the stand-in on a free port of the loopback. `now` is the test's clock. */
export async function startPayServer(options: PayServerOptions): Promise<PayServer> {
  const signer = payStandIn(options.appId, options.keys)
  const now = options.now ?? (() => new Date())
  const keys = signer.keys
  const state: PayState = {
    appId: options.appId,
    keys,
    merchantKey: merchantKeyOf(keys),
    now,
    orders: new Map(),
    refunds: new Map(),
    recall: options.recall ?? (async () => undefined),
  }
  const planned = new Map<PayCall, Misbehaviour[]>()
  const held: (() => void)[] = []
  const pay = payer(state, signer)
  const privateKey = createPrivateKey({ key: Buffer.from(keys.privateKey, 'base64'), format: 'der', type: 'pkcs8' })

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message)
    pay.requests.push(`${request.method} ${request.target}`)
    const call = callOf(request)
    const how = call && planned.get(call)?.shift()
    if (how === 'silence') return void held.push(() => response.destroy())
    if (how === 'hang-up') return void response.destroy()
    if (how === 'garbage') return void response.writeHead(200).end('<html>502 Bad Gateway</html>')
    if (typeof how === 'object' && !('code' in how)) return void response.writeHead(how.status).end()
    const reply = typeof how === 'object' ? refuse(how.status, how.code) : await answerPay(state, request)
    if (how === 'lost-answer') return void response.destroy()
    send(response, reply, how)
    if (options.finishesRefunds && call === 'refund' && reply.status === 200) {
      await pay.finishRefund((reply.body as { out_refund_no: string }).out_refund_no)
    }
  }

  function send(response: ServerResponse, { status, body }: PayReply, how?: Misbehaviour): void {
    const text = body ? JSON.stringify(body) : ''
    const at = new Date(now().getTime() - (how === 'stale' ? OLD_MS : 0))
    const headers = signedHeaders(how === 'forged' ? strangersKey() : privateKey, keys.serial, text, at)
    response.writeHead(status, how === 'unsigned' ? { 'content-type': 'application/json' } : headers).end(text)
  }

  const server = createServer((message, response) => void respond(message, response))
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return Object.assign(pay, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    misbehave(call: PayCall, how: Misbehaviour, times = 1) {
      planned.set(call, [...(planned.get(call) ?? []), ...Array<Misbehaviour>(times).fill(how)])
    },
    async close() {
      for (const release of held) release()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}

/** What happens on the buyer's side and at the bank. */
function payer(state: PayState, signer: PayStandIn) {
  const { now, keys } = state

  async function tell(url: string, eventType: string, resource: object): Promise<Told> {
    const told: Told = { url, eventType, notice: signer.notify(eventType, resource, { at: now() }), answers: [] }
    server.told.push(told)
    if (server.notifications === 'posted') await post(told)
    return told
  }

  const server = {
    keys,
    orders: state.orders,
    refunds: state.refunds,
    requests: [] as string[],
    notifications: 'posted' as PayServer['notifications'],
    told: [] as Told[],

    async confirm(prepayId: string): Promise<Told> {
      const order = [...state.orders.values()].find((one) => one.prepayId === prepayId)
      if (!order) throw new Error(`No order was announced as ${prepayId}`)
      if (order.state === 'CLOSED') throw new Error('ORDER_CLOSED')
      if (!order.paidAt && order.endsAt <= now()) throw new Error('ORDER_EXPIRED')
      if (!order.paidAt) Object.assign(order, { state: 'SUCCESS', paidAt: now() })
      return tell(order.notifyUrl, 'TRANSACTION.SUCCESS', transactionBody(state, order))
    },

    async confirmOrder(orderNo: string): Promise<Told> {
      return server.confirm((await findOrder(state, orderNo))?.prepayId ?? '')
    },

    async paySheet(sheet: PaymentSheet): ReturnType<PayServer['paySheet']> {
      const { timeStamp, nonceStr, package: text, signType, paySign } = sheet
      const isSigned = isSignedBy(state.merchantKey, [state.appId, timeStamp, nonceStr, text], paySign)
      if (signType !== 'RSA' || !isSigned) return { ok: false, reason: 'paySign' }
      try {
        return { ok: true, told: await server.confirm(text.replace(/^prepay_id=/, '')) }
      } catch (error) {
        return { ok: false, reason: (error as Error).message }
      }
    },

    async finishRefund(refundNo: string, status: 'SUCCESS' | 'ABNORMAL' | 'CLOSED' = 'SUCCESS'): Promise<Told> {
      const refund = state.refunds.get(refundNo)
      const order = refund && (await findOrder(state, refund.orderNo))
      if (!refund || !order) throw new Error(`No refund was asked for as ${refundNo}`)
      Object.assign(refund, { status, settledAt: refund.settledAt ?? (status === 'SUCCESS' ? now() : null) })
      const { status: refund_status, ...body } = refundBody(refund, order) as { status: string }
      return tell(refund.notifyUrl, `REFUND.${status}`, { mchid: keys.merchantId, ...body, refund_status })
    },

    tellAgain(told: Told) {
      told.notice = signer.resign(told.notice, now())
      return post(told)
    },
  }
  return server
}

async function post(told: Told): Promise<{ status: number; body: string }> {
  const { headers, rawBody } = told.notice
  const answer = await fetch(told.url, { method: 'POST', headers, body: new Uint8Array(rawBody) }).then(
    async (response) => ({ status: response.status, body: await response.text() }),
    (error: Error) => ({ status: 0, body: error.name }),
  )
  told.answers.push(answer)
  return answer
}

async function readRequest(message: IncomingMessage): Promise<PayRequest> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  const headers = message.headers as Record<string, string | undefined>
  return {
    method: message.method ?? '',
    target: message.url ?? '/',
    headers,
    text: Buffer.concat(parts).toString('utf8'),
  }
}

function strangersKey(): KeyObject {
  return generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey
}
