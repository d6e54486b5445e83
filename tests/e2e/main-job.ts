import { strict as assert } from 'node:assert'
import { type Caller, caller, type Product } from './product'
import type { Step } from './steps'

/**
 * The main job over HTTP against the running product: scan, ask, accept, follow up, order, pay, explain, refund, and the
 * books; then the process is killed and everything is still there. Each step stands on the one before.
 */
export function mainJob(open: () => Product, restart: () => Promise<void>): Step[] {
  const seen = {
    guideCode: '',
    shopper: null as Caller | null,
    guide: null as Caller | null,
    hq: null as Caller | null,
    assignmentId: '',
    orderId: '',
    orderNo: '',
    storeId: '',
  }
  const at = () => open().address
  const signIn = async (jsCode: string, door: string) => {
    const { token } = await caller(at(), 'shopper').call<{ token: string }>('wechatSignIn', { jsCode })
    return caller(at(), door, token)
  }
  return [
    {
      name: 'the front page and the sample logins are there',
      run: async () => {
        const page = await fetch(at())
        assert.equal(page.status, 200)
        assert.match(await page.text(), /山居家居/)
        seen.guideCode = /导购码 \S+\s+([0-9A-Za-z]{10,12})/.exec(open().printed)?.[1] ?? ''
        assert.ok(seen.guideCode)
      },
    },
    {
      name: 'a shopper scans a guide’s code, joins and leaves a wish that the guide is offered',
      run: async () => {
        seen.shopper = await signIn('login-e2e-shopper', 'shopper')
        const landing = await seen.shopper.call<{ guide: { isVerified: boolean }; store: { storeId: string } }>(
          'resolveCode',
          { code: seen.guideCode },
        )
        assert.equal(landing.guide.isVerified, true)
        seen.storeId = landing.store.storeId
        await seen.shopper.call('recordScan', { code: seen.guideCode })
        await seen.shopper.call('register', {
          phoneCode: 'phone-13912340000',
          displayName: '李梅',
          acceptsContact: true,
        })
        const lead = await seen.shopper.call<{ outcome: string }>('captureLead', {
          channel: 'guide_share',
          code: seen.guideCode,
          wish: '沙发',
          idempotencyKey: 'e2e-lead-1',
        })
        assert.equal(lead.outcome, 'offered')
      },
    },
    {
      name: 'the guide sees it with a masked name, accepts and follows up; a stranger’s openid may not',
      run: async () => {
        seen.guide = await signIn('login-guide1', 'guide')
        const { leads } = await seen.guide.call<{ leads: { assignmentId: string; person: string; wish: string }[] }>(
          'listMyLeads',
          { tab: 'waiting', rows: 1 },
        )
        assert.match(leads[0]!.person, /李\*\* 139\*{4}0000/)
        seen.assignmentId = leads[0]!.assignmentId
        const stranger = await signIn('login-e2e-stranger', 'guide')
        assert.equal(await stranger.refused('acceptAssignment', { assignmentId: seen.assignmentId }), 'not_guide')
        await seen.guide.call('acceptAssignment', { assignmentId: seen.assignmentId })
        await seen.guide.call('logFollowUp', {
          assignmentId: seen.assignmentId,
          way: 'phone',
          note: '约周六到店',
          idempotencyKey: 'e2e-follow',
        })
      },
    },
    {
      name: 'the shopper orders and pays; told again it counts once, and a forged notice is refused',
      run: async () => {
        const order = await seen.shopper!.call<{ orderId: string; orderNo: string }>('placeOrder', {
          lines: [{ skuId: 'SKU-1-1', quantity: 2 }],
          fulfilment: { kind: 'pickup', storeId: seen.storeId },
          idempotencyKey: 'e2e-order-1',
        })
        Object.assign(seen, order)
        const pay = () => fetch(`${at()}/stand-in/pay/${seen.orderNo}`, { method: 'POST' })
        // WeChat Pay repeats a notification until it hears success: the second is answered so too, and books nothing.
        for (const told of [await pay(), await pay()]) {
          assert.equal(told.status, 200)
          assert.match(await told.text(), /"code":"SUCCESS"/)
        }
        const forged = await fetch(`${at()}/api/pay-events/notify`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{}',
        })
        assert.ok(forged.status >= 400)
      },
    },
    {
      name: 'the guide hands the goods over for the shopper’s code, once however often it is confirmed',
      run: async () => {
        const { pickUpCode } = await seen.shopper!.call<{ pickUpCode: string }>('showMyOrder', {
          orderId: seen.orderId,
        })
        const handOver = () => seen.guide!.call<{ outcome: string }>('confirmHandOver', { code: pickUpCode })
        assert.equal((await handOver()).outcome, 'done')
        assert.equal((await handOver()).outcome, 'repeated')
      },
    },
    {
      name: 'headquarters sees why the order paid whom, to the fen, and the parts add up',
      run: async () => {
        const { token } = await caller(at(), 'ops').call<{ token: string }>('signIn', {
          login: 'admin',
          password: 'fenbo-demo-2026',
        })
        seen.hq = caller(at(), 'ops', token)
        const { lines } = await seen.hq.call<{
          lines: { poolFen: number; lots: { amountFen: number; role: string }[] }[]
        }>('explainOrder', { orderId: seen.orderId })
        assert.equal(lines.length, 1)
        assert.equal(
          lines[0]!.lots.reduce((sum, lot) => sum + lot.amountFen, 0),
          lines[0]!.poolFen,
        )
        assert.deepEqual(
          lines[0]!.lots.map((lot) => lot.role),
          ['bound_guide', 'active_guide', 'store', 'hq'],
        )
      },
    },
    {
      name: 'a partial refund takes its share back and the books balance',
      run: async () => {
        const refund = {
          source: 'miniprogram',
          orderNo: seen.orderNo,
          refundNo: 'e2e-refund',
          amountFen: 10_000,
          reason: '少一件',
          refundedAt: new Date().toISOString(),
        }
        await seen.hq!.call('recordRefund', refund)
        const books = await seen.hq!.call<{ isBalanced: boolean }>('checkBooks', {})
        assert.equal(books.isBalanced, true)
      },
    },
    {
      name: 'after the process is killed it starts again with everything in place',
      run: async () => {
        await open().kill()
        await restart()
        const { token } = await caller(at(), 'ops').call<{ token: string }>('signIn', {
          login: 'finance',
          password: 'fenbo-demo-2026',
        })
        const finance = caller(at(), 'ops', token)
        const found = await finance.call<{ orders: { refundedFen: number }[] }>('listOrders', {
          rows: 1,
          orderNo: seen.orderNo,
        })
        assert.equal(found.orders[0]?.refundedFen, 10_000)
        assert.equal((await finance.call<{ isBalanced: boolean }>('checkBooks', {})).isBalanced, true)
      },
    },
  ]
}
