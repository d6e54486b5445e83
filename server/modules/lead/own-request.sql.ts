import type { Channel } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'

/**
 * What a person asked for under these ids, newest first, with who has it in hand and by when they answer. A guide who
 * gave it up is not named.
 */
export async function listOwnRequests(
  db: Db,
  query: { brandId: string; memberIds: readonly string[]; before?: string | undefined; rows: number },
) {
  return db
    .selectFrom('lead as l')
    .leftJoin('assignment as a', (join) =>
      join.onRef('a.lead_id', '=', 'l.id').on('a.state', 'in', ['offered', 'accepted', 'contacted', 'done']),
    )
    .leftJoin('guide as g', 'g.id', 'a.guide_id')
    .leftJoin('store as s', 's.id', 'l.store_id')
    .select(['l.id as leadId', 'l.wish', 'l.state', 'l.visit_at as visitAt', 'l.arrived_at as askedAt'])
    .select(['g.name as guideName', 's.name as storeName'])
    .select((eb) => [
      eb.ref('l.channel').$castTo<Channel>().as('channel'),
      eb.case().when('a.state', '=', 'offered').then(eb.ref('a.accept_by')).else(null).end().as('answerBy'),
    ])
    .where('l.brand_id', '=', query.brandId)
    .where('l.member_id', 'in', [...query.memberIds])
    .$if(query.before !== undefined, (select) => select.where('l.id', '<', query.before!))
    .orderBy('l.id', 'desc')
    .limit(query.rows)
    .execute()
}
