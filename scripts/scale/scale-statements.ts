import { BRAND, type ScaleStep } from './scale-step'

/**
 * Every month but the last two is closed and paid: a statement for each party, its lines, the postings that committed it
 * and paid it out. The last whole month stays open, to be closed.
 */
export function statementSteps(): ScaleStep[] {
  const lastOpen = `to_char(date_trunc('month', now() at time zone 'Asia/Shanghai') - interval '1 month', 'YYYY-MM')`
  return [
    {
      name: 'what matured in which month',
      sql: `create unlogged table scale_due as
        select t.id as lot_id, t.party_kind, t.party_id, j.period_id, p.amount_fen
          from journal j join posting p on p.journal_id = j.id join lot t on t.id = p.lot_id
         where j.id like 'jn_x%' and j.kind = 'mature' and j.period_id < ${lastOpen};
        analyze scale_due;
        create unlogged table scale_statement as
        select row_number() over (order by period_id, party_kind, party_id)::bigint as n, period_id, party_kind, party_id, sum(amount_fen)::bigint as fen, count(*)::int as lines
          from scale_due group by 2, 3, 4;
        create index on scale_statement (period_id, party_kind, party_id); analyze scale_statement`,
    },
    {
      name: 'statements',
      sql: `insert into statement (id, brand_id, period_id, party_kind, party_id, earned_fen, clawback_fen, payable_fen, line_count, hash, state, approved_by, exported_at, paid_at, payment_ref)
        select 'sm_x' || lpad(to_hex(n), 9, '0'), ${BRAND}, period_id, party_kind, party_id, fen, 0, fen, lines, md5(n::text), 'paid', 'ops:scale',
               (period_id || '-28')::date + interval '10 days', (period_id || '-28')::date + interval '12 days', 'bank-' || n
          from scale_statement on conflict (brand_id, period_id, party_kind, party_id) do nothing;
        insert into statement_line (statement_id, lot_id, kind, amount_fen)
        select 'sm_x' || lpad(to_hex(s.n), 9, '0'), d.lot_id, 'earned', d.amount_fen
          from scale_due d join scale_statement s using (period_id, party_kind, party_id)`,
    },
    ...(['commit', 'payout'] as const).map(
      (kind): ScaleStep => ({
        name: `postings (${kind})`,
        sql: `insert into journal (id, brand_id, kind, source_id, period_id, input_hash, effective_at, recorded_at, actor)
        select 'jn_y${kind[0]}' || lpad(to_hex(n), 9, '0'), ${BRAND}, '${kind}', 'sm_x' || lpad(to_hex(n), 9, '0'), period_id, md5(n::text),
               (period_id || '-28')::date + interval '10 days', (period_id || '-28')::date + interval '10 days', 'ops:scale' from scale_statement;
        insert into posting (journal_id, seq, lot_id, debit, credit, amount_fen)
        select 'jn_y${kind[0]}' || lpad(to_hex(s.n), 9, '0'), row_number() over (partition by s.n order by d.lot_id), d.lot_id,
               ${kind === 'commit' ? "'available', 'in_transit'" : "'in_transit', 'cash'"}, d.amount_fen
          from scale_due d join scale_statement s using (period_id, party_kind, party_id)`,
      }),
    ),
    {
      name: 'months closed, and the notes put away',
      sql: `update period set status = 'closed', root_hash = md5(id), manifest = '{}', closed_at = ends_at, closed_by = 'ops:scale'
         where status = 'open' and id < ${lastOpen};
        drop table scale_store, scale_guide, scale_decision, scale_order, scale_due, scale_statement`,
    },
  ]
}
