import { sql } from 'kysely'
import type { OnboardingStep } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { ONBOARDING_STEPS } from './next-onboarding-step'

export type StepCount = { step: OnboardingStep; reached: number; shown: number; done: number; skipped: number }
export type StoreCount = StepCount & { storeId: string | null; storeName: string | null }

/**
 * How far people came whose way in began at `since` or later, by store and step, in the order of the stores' ids.
 * Each person counts once, at the store they belonged to last; people of no store are there for scope `all` only.
 */
export async function countSteps(db: Db, brandId: string, scope: StoreScope, since: Date): Promise<StoreCount[]> {
  const before = ONBOARDING_STEPS.map((_, index) => ONBOARDING_STEPS[index - 1] ?? null)
  const { rows } = await sql<StoreCount>`
    with recent as (
      select coalesce(m.merged_into, m.id) as person, o.step, o.event, o.store_id, o.at, o.id
        from onboarding_step o join member m on m.id = o.member_id
       where o.brand_id = ${brandId} and o.at >= ${since}::timestamptz),
    person as (
      select person, (array_agg(store_id order by at desc, id desc))[1] as store_id from recent r group by person),
    counted as (
      select p.person, p.store_id from person p
       where (${scope === 'all'}::boolean or p.store_id = any(${scope === 'all' ? [] : [...scope]}::text[]))
         and not exists (
           select 1 from onboarding_step o
            where o.at < ${since}::timestamptz
              and o.member_id = any(array(select id from member where id = p.person or merged_into = p.person)))),
    way as (
      select * from unnest(${ONBOARDING_STEPS}::text[], ${before}::text[]) with ordinality as w (step, before, place)),
    walked as (
      select c.person, c.store_id, w.step, w.place,
             bool_or(r.step = w.step or (r.step = w.before and r.event = 'done')) as reached,
             bool_or(r.step = w.step and r.event = 'shown') as shown,
             bool_or(r.step = w.step and r.event = 'done') as done,
             bool_or(r.step = w.step and r.event = 'skipped') as skipped
        from counted c join recent r on r.person = c.person cross join way w
       group by c.person, c.store_id, w.step, w.place)
    select k.store_id as "storeId", s.name as "storeName", k.step, count(*) filter (where k.reached)::int as reached,
           count(*) filter (where k.shown)::int as shown, count(*) filter (where k.done)::int as done,
           count(*) filter (where k.skipped)::int as skipped
      from walked k left join store s on s.id = k.store_id
     group by k.store_id, s.name, k.step, k.place
     order by k.store_id, k.place`.execute(db)
  return rows
}
