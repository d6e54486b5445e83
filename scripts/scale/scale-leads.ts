import { BRAND, drawn, idOf, oneOf, type ScaleSize, type ScaleStep } from './scale-step'

const WISHES = ['空调', '冰箱', '洗衣机', '热水器', '沙发', '床垫', '餐桌', '衣柜']
const CHANNELS = ['store_scan', 'guide_share', 'mall', 'appointment', 'organic', 'social', 'paid_search', 'referral']
export const LEAD_DAYS = 540

/** The member a lead is of: the even ones, so that no two open leads are one person's. */
export const memberOfLead = (n: string) => `(${n} * 2)`

/**
 * Leads of eighteen months, the newest a moment ago: old ones are won or lost, the last days are at work, the last minutes
 * wait. Each has a touch, a decision with the trace of one that was really made, and an assignment.
 */
export function leadSteps({ leads }: ScaleSize): ScaleStep[] {
  const at = `(now() - interval '${LEAD_DAYS} days' + n * (interval '${LEAD_DAYS} days' / ${leads}))`
  const age = `(now() - ${at})`
  const isWon = `${drawn('n', 100, 11)} < 18`
  const state = `case when ${age} > interval '14 days' then case when ${isWon} then 'won' else 'lost' end
      when ${age} < interval '20 minutes' then 'offered'
      when ${drawn('n', 100, 12)} < 2 then 'pooled'
      when ${drawn('n', 100, 12)} < 20 then 'accepted'
      when ${drawn('n', 100, 12)} < 70 then 'contacted'
      when ${drawn('n', 100, 12)} < 80 then 'won' else 'lost' end`
  const guide = `join scale_guide g on g.nth = 1 + ${drawn('n', '(select count(*) from scale_guide)', 13)}`
  return [
    {
      name: 'touches',
      rows: leads,
      sql: `insert into touchpoint (id, brand_id, member_id, seq, kind, channel, quality, guide_id, store_id, proof, context, idempotency_key, occurred_at, received_at, prev_hash, hash)
        select ${idOf('tp', 'n')}, ${BRAND}, ${idOf('mb', memberOfLead('n'))}, 1, 'scan', ${oneOf(CHANNELS, 'n', 14)}, 2, g.id, g.store_id, 'server', '{}',
               'scale-' || n, ${at}, ${at}, '', md5(n::text)
          from generate_series($1::bigint, $2::bigint) n ${guide}`,
    },
    {
      name: 'templates of leads and decisions',
      sql: `create unlogged table scale_decision as
        select row_number() over (order by d.id)::int as nth, d.*, l.score_reasons, l.facts, l.scoring_version as lead_scoring
          from decision d join lead l on l.id = d.lead_id
         where d.attempt = 1 and d.trace is not null and l.id not like 'ld_x%' order by d.id limit 1000;
        create unique index on scale_decision (nth)`,
    },
    {
      name: `${leads} leads`,
      rows: leads,
      sql: `insert into lead (id, brand_id, member_id, wish, channel, state, score, score_reasons, scoring_version, store_id, guide_id, city, unroutable_reason, attempts, idempotency_key, input_hash, arrived_at, first_contact_at, closed_at, facts)
        select ${idOf('ld', 'n')}, ${BRAND}, ${idOf('mb', memberOfLead('n'))}, ${oneOf(WISHES, 'n', 15)}, ${oneOf(CHANNELS, 'n', 14)}, s.state,
               20 + ${drawn('n', 76, 16)}, t.score_reasons, t.lead_scoring,
               case when s.state <> 'pooled' then g.store_id end, case when s.state <> 'pooled' then g.id end, g.city,
               case when s.state = 'pooled' then 'NO_ELIGIBLE_GUIDE' end, 1, 'scale-' || n, md5(n::text), ${at},
               case when s.state in ('contacted', 'won', 'lost') then ${at} + interval '1 minute' * (3 + ${drawn('n', 90, 17)}) end,
               case when s.state in ('won', 'lost') then ${at} + interval '1 hour' * (1 + ${drawn('n', 200, 18)}) end, t.facts
          from generate_series($1::bigint, $2::bigint) n ${guide}
          join scale_decision t on t.nth = 1 + n % (select count(*) from scale_decision)
         cross join lateral (select ${state} as state) s`,
    },
    {
      name: 'their decisions',
      rows: leads,
      sql: `insert into decision (id, brand_id, lead_id, attempt, routing_version, scoring_version, engine_version, input, output, hash, fall_through, at, rule_version, model_version, price_version, trace, prev_hash, mode)
        select ${idOf('dc', 'n')}, ${BRAND}, ${idOf('ld', 'n')}, 1, t.routing_version, t.scoring_version, t.engine_version, t.input, t.output, t.hash, t.fall_through, ${at},
               t.rule_version, t.model_version, t.price_version, t.trace, t.prev_hash, t.mode
          from generate_series($1::bigint, $2::bigint) n
          join scale_decision t on t.nth = 1 + n % (select count(*) from scale_decision)`,
    },
    {
      name: 'their assignments',
      rows: leads,
      sql: `insert into assignment (id, brand_id, lead_id, attempt, guide_id, store_id, state, offered_at, accept_by, answered_at, ended_at, decision_id, reserved_day)
        select ${idOf('as', 'n')}, l.brand_id, l.id, 1, l.guide_id, l.store_id,
               case when l.state in ('won', 'lost') then 'done' else l.state end, l.arrived_at, l.arrived_at + interval '30 minutes',
               case when l.state <> 'offered' then l.arrived_at + interval '1 second' * (20 + ${drawn('n', 1500, 19)}) end, l.closed_at,
               ${idOf('dc', 'n')}, (l.arrived_at at time zone 'Asia/Shanghai')::date
          from generate_series($1::bigint, $2::bigint) n join lead l on l.id = ${idOf('ld', 'n')} where l.state <> 'pooled'`,
    },
    {
      name: 'bindings and consents',
      rows: leads,
      sql: `with asked as (select n, l.* from generate_series($1::bigint, $2::bigint) n join lead l on l.id = ${idOf('ld', 'n')}
                            where l.guide_id is not null and (l.state = 'won' or n % 3 = 0)),
             bound as (insert into binding (id, brand_id, member_id, guide_id, store_id, starts_at, reason)
               select ${idOf('bd', 'n')}, brand_id, member_id, guide_id, store_id, arrived_at, 'lead_accepted' from asked)
        insert into consent (id, brand_id, member_id, purpose, recipient, recipient_name, text_version, is_given, at)
        select ${idOf('cs', 'n')}, brand_id, member_id, 'lead_handover', store_id, '门店', '1', true, arrived_at from asked`,
    },
  ]
}
