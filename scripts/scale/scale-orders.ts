import { LEAD_DAYS } from './scale-leads'
import { BRAND, drawn, idOf, oneOf, type ScaleSize, type ScaleStep } from './scale-step'

/** A pool of one twentieth, shared five to three to two: amounts are multiples of 20 yuan, so every share is whole. */
const SHARES = [
  ['bound_guide', 'guide', 'guide_id', 5],
  ['store', 'store', 'store_id', 3],
  ['hq', 'hq', BRAND, 2],
] as const
const SOURCES = ['pos', 'pos', 'pos', 'miniprogram', 'miniprogram', 'private_transfer']
const CHANNELS = ['store_scan', 'guide_share', 'mall', 'appointment', 'organic', 'unknown']

/** Orders of the won leads and of members who bought without one; each with its line, attribution, lots and postings. */
export function orderSteps({ orders }: ScaleSize): ScaleStep[] {
  const net = `(2000 * (10 + ${drawn('k', 400, 21)}))`
  return [
    {
      name: 'who bought what',
      sql: `create unlogged table scale_order as
        select row_number() over (order by paid_at)::bigint as k, b.*, paid_at + interval '5 days' as received_at, paid_at + interval '36 days' as matured_at
          from (select * from (
                  select id as lead_id, member_id, store_id, guide_id, channel, closed_at as paid_at from lead
                   where id like 'ld_x%' and state = 'won' and closed_at < now() limit ${orders} / 2) won
                union all
                select null, ${idOf('mb', '(2 * n + 1)')}, g.store_id, g.id, ${oneOf(CHANNELS, 'n', 22)},
                       now() - interval '${LEAD_DAYS} days' + n * (interval '${LEAD_DAYS} days' / ${orders})
                  from generate_series(1::bigint, ${orders}) n
                  join scale_guide g on g.nth = 1 + ${drawn('n', '(select count(*) from scale_guide)', 23)}
                 where n % 2 = 0 or n > 2 * (select least(count(*), ${orders} / 2) from lead where id like 'ld_x%' and state = 'won')) b;
        create unique index on scale_order (k); analyze scale_order;
        insert into period (brand_id, id, starts_at, ends_at, status)
        select ${BRAND}, to_char(m, 'YYYY-MM'), m at time zone 'Asia/Shanghai', (m + interval '1 month') at time zone 'Asia/Shanghai', 'open'
          from generate_series(date_trunc('month', (now() - interval '${LEAD_DAYS + 31} days') at time zone 'Asia/Shanghai'),
                               date_trunc('month', now() at time zone 'Asia/Shanghai'), interval '1 month') m
            on conflict do nothing`,
    },
    {
      name: `${orders} orders`,
      rows: orders,
      sql: `insert into orders (id, brand_id, source, order_no, channel, member_id, store_id, seller_guide_id, lead_id, state, goods_fen, discount_fen, paid_fen, placed_at, paid_at, received_at, matured_at, input_hash, recorded_by, recorded_at)
        select ${idOf('or', 'k')}, ${BRAND}, ${oneOf(SOURCES, 'k', 24)}, 'S' || lpad(k::text, 8, '0'), channel, member_id, store_id, guide_id, lead_id,
               case when matured_at < now() then 'matured' when received_at < now() then 'received' else 'paid' end,
               ${net}, 0, ${net}, paid_at, paid_at, case when received_at < now() then received_at end, case when matured_at < now() then matured_at end,
               md5(k::text), 'scale', paid_at
          from scale_order where k between $1 and $2`,
    },
    {
      name: 'their lines and events',
      rows: orders,
      sql: `with line as (insert into order_line (id, order_id, line_no, sku_id, title, quantity, unit_fen, discount_fen, net_fen)
          select ${idOf('ol', 'k')}, ${idOf('or', 'k')}, 1, s.id, s.title, 1, ${net}, 0, ${net}
            from scale_order join (select id, title, row_number() over (order by id) as rn, count(*) over () as c from sku) s on s.rn = 1 + k % s.c
           where k between $1 and $2)
        insert into order_event (id, brand_id, order_id, kind, actor, detail, at)
        select ${idOf('ev', 'k')}, ${BRAND}, ${idOf('or', 'k')}, 'paid', 'scale', '{}', paid_at from scale_order where k between $1 and $2`,
    },
    {
      name: 'their attribution',
      rows: orders,
      sql: `insert into attribution (id, brand_id, order_id, rev, outcome, rule, policy_version, engine_version, facts, result, input_hash, at)
        select ${idOf('at', 'k')}, ${BRAND}, ${idOf('or', 'k')}, 0, t.outcome, t.rule, t.policy_version, t.engine_version, t.facts,
               replace(replace(t.result::text, coalesce(t.result #>> '{credits,0,guideId}', '-'), guide_id), coalesce(t.result ->> 'storeId', '-'), store_id)::jsonb,
               md5(k::text), paid_at
          from scale_order join (select distinct on (outcome) * from attribution where id not like 'at_x%' order by outcome, id desc) t
            on t.outcome = case when lead_id is null and k % 4 = 0 then 'unknown' else 'attributed' end
         where k between $1 and $2`,
    },
    ...moneySteps(orders, net),
  ]
}

function moneySteps(orders: number, net: string): ScaleStep[] {
  const month = (at: string) => `to_char(${at} at time zone 'Asia/Shanghai', 'YYYY-MM')`
  return [
    {
      name: 'their lots',
      rows: orders,
      sql: `insert into lot (id, brand_id, order_id, order_line_id, ordinal, role, party_kind, party_id, weight)
        select ${idOf('lt', '(k * 4 + ordinal)')}, ${BRAND}, ${idOf('or', 'k')}, ${idOf('ol', 'k')}, ordinal, role, kind, party, weight
          from scale_order cross join lateral (values ${SHARES.map(([role, kind, party, weight], index) => `(${index}, '${role}', '${kind}', ${party}, ${weight}000)`).join(', ')}) as s (ordinal, role, kind, party, weight)
         where k between $1 and $2`,
    },
    {
      name: 'what each lot is due',
      rows: orders,
      sql: `insert into settlement_run (order_line_id, rev, brand_id, cause, policy_version, engine_version, attribution_id, remaining_fen, pool_fen, targets, input_hash, output_hash, at)
        select ${idOf('ol', 'k')}, 0, ${BRAND}, 'paid', 1, 'scale', ${idOf('at', 'k')}, ${net}, ${net} / 20,
               array[${SHARES.map(([, , , share]) => `${net} / 200 * ${share}`).join(', ')}]::bigint[], md5(k::text), md5(k::text), paid_at
          from scale_order where k between $1 and $2`,
    },
    ...(['accrue', 'mature'] as const).map(
      (kind): ScaleStep => ({
        name: `postings (${kind})`,
        rows: orders,
        sql: `with own as (select *, ${kind === 'accrue' ? 'paid_at' : 'matured_at'} as moved_at from scale_order where k between $1 and $2),
             booked as (insert into journal (id, brand_id, kind, source_id, period_id, input_hash, effective_at, recorded_at, actor)
               select ${idOf('jn', `(k * 2 + ${kind === 'accrue' ? 0 : 1})`)}, ${BRAND}, '${kind}', ${idOf('or', 'k')}, ${month('moved_at')}, md5(k::text), moved_at, moved_at, 'clock'
                 from own where moved_at < now())
        insert into posting (journal_id, seq, lot_id, debit, credit, amount_fen)
        select ${idOf('jn', `(k * 2 + ${kind === 'accrue' ? 0 : 1})`)}, o + 1, ${idOf('lt', '(k * 4 + o)')}, ${kind === 'accrue' ? "'expense', 'accrued'" : "'accrued', 'available'"},
               ${net} / 200 * (array[${SHARES.map(([, , , share]) => share).join(',')}])[o + 1]
          from own cross join generate_series(0, 2) o where moved_at < now()`,
      }),
    ),
  ]
}
