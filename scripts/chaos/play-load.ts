import type * as checkout from '../../contract/checkout'
import type { Output } from '../../contract/endpoint'
import type * as leads from '../../contract/lead'
import type * as members from '../../contract/member'
import type { Caller, CallerOf } from '../../server/kernel/ctx'
import { draw, pick } from '../story/draw'
import { WISHES } from '../story/found-town'
import { call, type Stage } from '../story/stage'
import type { Acknowledged } from './acknowledged'
import { type Guides, PLACE, PRICE_FEN, SKU } from './found-shop'

/** Refusals that are the business's answer to a crowd, not a fault: full, moved on, or refunded by somebody already. */
const EXPECTED = new Set([
  'assignment_expired',
  'assignment_state',
  'assignment_taken',
  'phone_taken',
  'refund_exceeds',
  'not_found',
])
const SHOPPERS = 500

type Teller = { acknowledge: (write: Acknowledged) => void; fault: (words: string) => void }

/** One lane of the load: story after story, as chance has it, until the process is killed. */
export async function playLoad(stage: Stage, guides: Guides, name: string, teller: Teller): Promise<void> {
  const lane = new Lane(stage, guides, teller)
  for (let n = 0; ; n++) {
    const key = `${name}-${n}`
    const chance = draw(stage.seed, key)
    if (chance < 0.5) await lane.wish(key)
    else if (chance < 0.7) await lane.sellAtTill(key)
    else if (chance < 0.9) await lane.sellInMall(key)
    else await lane.register(key)
  }
}

class Lane {
  constructor(
    private readonly stage: Stage,
    private readonly guides: Guides,
    private readonly teller: Teller,
  ) {}

  /** A shopper asks, a guide answers, and some of it ends in a deal by private transfer. */
  async wish(key: string): Promise<void> {
    const lead = await this.ask<Output<typeof leads.captureLead>>(this.shopper(key), 'captureLead', {
      channel: 'appointment',
      wish: pick(WISHES, this.stage.seed, key, 'wish'),
      place: PLACE,
      idempotencyKey: `capture-${key}`,
    })
    if (!lead) return
    this.teller.acknowledge({ kind: 'lead', key: lead.leadId })
    const offer = await this.offerOf(lead.leadId)
    if (!offer) return
    const { assignmentId, guide, memberId } = offer
    if (this.chance(key, 'answer') < 0.25) {
      const declined = await this.ask(guide, 'declineAssignment', { assignmentId, reason: '正在接待' })
      if (declined) this.teller.acknowledge({ kind: 'decline', key: assignmentId })
      return
    }
    if (!(await this.ask(guide, 'acceptAssignment', { assignmentId }))) return
    this.teller.acknowledge({ kind: 'accept', key: assignmentId })
    const followed = await this.ask<Output<typeof leads.logFollowUp>>(guide, 'logFollowUp', {
      assignmentId,
      way: 'phone',
      note: '约了到店',
      idempotencyKey: `follow-${key}`,
    })
    if (followed) this.teller.acknowledge({ kind: 'follow_up', key: followed.followUpId })
    if (this.chance(key, 'deal') < 0.4) await this.keyIn(key, guide, memberId)
  }

  private async keyIn(key: string, guide: CallerOf<'guide'>, memberId: string): Promise<void> {
    const deal = { orderNo: `T-${key}`, memberId, ...this.lines(key), proofRef: `proof-${key}`, paidAt: new Date() }
    if (!(await this.ask(guide, 'keyInTransfer', deal))) return
    const fen = this.fen(key)
    this.teller.acknowledge({ kind: 'order', key: deal.orderNo, fen })
    await this.refund('private_transfer', deal.orderNo, fen, key)
  }

  async sellAtTill(key: string): Promise<void> {
    const seller = pick([...this.guides.values()], this.stage.seed, key, 'seller')
    const orderNos = [`P-${key}-1`, `P-${key}-2`]
    const page = orderNos.map((orderNo) => ({
      orderNo,
      storeCode: seller.storeCode,
      sellerCode: seller.code,
      ...this.lines(key),
      paidAt: new Date(),
    }))
    if (!(await this.ask(this.finance(), 'importOrders', { orders: page }))) return
    for (const orderNo of orderNos) this.teller.acknowledge({ kind: 'order', key: orderNo, fen: this.fen(key) })
    await this.refund('pos', `P-${key}-1`, this.fen(key), key)
  }

  async sellInMall(key: string): Promise<void> {
    const { storeIds } = pick([...this.guides.values()], this.stage.seed, key, 'counter')
    const fulfilment = { kind: 'pickup', storeId: storeIds[0] }
    const input = { lines: [{ skuId: SKU, quantity: 1 }], fulfilment, idempotencyKey: `order-${key}` }
    const placed = await this.ask<Output<typeof checkout.placeOrder>>(this.shopper(key), 'placeOrder', input)
    if (!placed) return
    const { orderNo } = placed
    this.teller.acknowledge({ kind: 'placed', key: orderNo, fen: PRICE_FEN })
    const notice = {
      out_trade_no: orderNo,
      transaction_id: `wx-${key}`,
      trade_state: 'SUCCESS',
      amount: { total: PRICE_FEN },
      success_time: new Date(),
    }
    if (!(await this.ask(this.payment(), 'payNotify', notice))) return
    this.teller.acknowledge({ kind: 'order', key: orderNo, fen: PRICE_FEN })
    if (this.chance(key, 'refund') >= 0.4) return
    const refund = {
      out_refund_no: `R-${key}`,
      out_trade_no: orderNo,
      refund_status: 'SUCCESS',
      amount: { refund: this.part(key, PRICE_FEN) },
      success_time: new Date(),
    }
    if (!(await this.ask(this.payment(), 'refundNotify', refund))) return
    this.teller.acknowledge({ kind: 'refund', key: refund.out_refund_no, fen: refund.amount.refund })
  }

  async register(key: string): Promise<void> {
    const phone = `13${String(Math.floor(this.chance(key, 'phone') * 1e9)).padStart(9, '0')}`
    const card = await this.ask<Output<typeof members.register>>(this.shopper(key), 'register', {
      phone,
      acceptsContact: true,
    })
    if (card?.memberId) this.teller.acknowledge({ kind: 'member', key: card.memberId })
  }

  private async refund(source: 'pos' | 'private_transfer', orderNo: string, paidFen: number, key: string) {
    if (this.chance(key, 'refund') >= 0.4) return
    const amountFen = this.part(key, paidFen)
    const refundNo = `R-${key}`
    const refund = { source, orderNo, refundNo, amountFen, reason: '退货', refundedAt: new Date() }
    if (await this.ask(this.finance(), 'recordRefund', refund)) {
      this.teller.acknowledge({ kind: 'refund', key: refundNo, fen: amountFen })
    }
  }

  /** The data of a reply; null when it was refused. What is neither answered nor a refusal to expect is a fault. */
  private async ask<Data = object>(caller: Caller, name: string, input: object): Promise<Data | null> {
    const reply = await call(this.stage, caller, name, input, new Date())
    if (reply.ok) return reply.data as Data
    const { code, details } = reply.error
    if (!EXPECTED.has(code)) this.teller.fault(`${name}: ${code} ${JSON.stringify(details ?? {})}`)
    return null
  }

  private async offerOf(leadId: string) {
    const row = await this.stage.db
      .selectFrom('assignment as a')
      .innerJoin('lead as l', 'l.id', 'a.lead_id')
      .select(['a.id as assignmentId', 'a.guide_id as guideId', 'l.member_id as memberId'])
      .where('a.lead_id', '=', leadId)
      .where('a.state', '=', 'offered')
      .executeTakeFirst()
    const guide = row && this.guides.get(row.guideId)
    return guide ? { ...row, guide } : null
  }

  private lines(key: string) {
    const quantity = 1 + Math.floor(this.chance(key, 'quantity') * 3)
    const lines = [
      { skuId: SKU, title: '沙发', quantity, unitFen: PRICE_FEN },
      { skuId: 'PAD', title: '靠垫', quantity: 1, unitFen: 9_933 },
    ]
    return { lines, discountFen: 1_001 }
  }

  private fen(key: string): number {
    const { lines, discountFen } = this.lines(key)
    return lines.reduce((sum, { quantity, unitFen }) => sum + quantity * unitFen, 0) - discountFen
  }

  /** All of it, or an odd part. */
  private part(key: string, fen: number): number {
    return this.chance(key, 'whole') < 0.3 ? fen : 1 + Math.floor(this.chance(key, 'part') * (fen - 1))
  }

  private chance(...names: string[]): number {
    return draw(this.stage.seed, ...names)
  }

  private shopper(key: string): Caller {
    const openid = `shopper-${Math.floor(this.chance(key, 'shopper') * SHOPPERS)}`
    return { kind: 'shopper', brandId: this.stage.brandId, openid, unionid: null }
  }

  private finance(): Caller {
    return { kind: 'ops', brandId: this.stage.brandId, staffId: 'sf_chaos', role: 'finance', stores: 'all' }
  }

  private payment(): Caller {
    return { kind: 'payment', brandId: this.stage.brandId }
  }
}
