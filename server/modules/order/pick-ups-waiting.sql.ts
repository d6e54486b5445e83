import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/**
 * Paid orders that wait at these stores to be handed over, as `handOverState` says `ready`: some piece of theirs was not
 * asked back, and some of their money is neither back nor on its way.
 */
export async function countPickUpsWaiting(db: Db, brandId: string, storeIds: readonly string[]): Promise<number> {
  const { rows } = await sql<{ orders: number }>`
    select count(*)::int as orders from orders o
     cross join lateral (
       select bool_or(l.quantity > coalesce(q.pieces, 0) and (l.net_fen = 0 or b.fen < l.net_fen)) as has_pieces,
              sum(l.net_fen) as net, sum(b.fen) as back
         from order_line l
         left join lateral (
           select sum(n.quantity) as pieces, sum(n.amount_fen) filter (where r.state <> 'refunded') as pending
             from refund_request_line n join refund_request r on r.id = n.refund_request_id
            where n.order_line_id = l.id and r.state in ('requested', 'approved', 'refunded')) q on true
        cross join lateral (
           select coalesce(q.pending, 0) + coalesce((
                    select sum(r.amount_fen) from refund_line r where r.order_line_id = l.id), 0) as fen) b
        where l.order_id = o.id) goods
     where o.brand_id = ${brandId} and o.store_id = any(${[...storeIds]}::text[]) and o.fulfilment = 'pickup'
       and o.state = 'paid' and goods.has_pieces and (goods.net = 0 or goods.back < goods.net)`.execute(db)
  return rows[0]!.orders
}
