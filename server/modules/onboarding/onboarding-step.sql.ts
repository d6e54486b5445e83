import { sql } from 'kysely'
import type { OnboardingEvent, OnboardingStep } from '../../../contract/vocabulary'
import type { Db } from '../../kernel/ctx'
import type { StepEvent } from './next-onboarding-step'

/** What is on record of a person's way in, oldest first, under their own id and those merged into them. */
export async function listSteps(db: Db, brandId: string, memberId: string): Promise<StepEvent[]> {
  return db
    .selectFrom('onboarding_step')
    .select(['step', 'event', 'at'])
    .where('brand_id', '=', brandId)
    .where(
      'member_id',
      '=',
      sql<string>`any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))`,
    )
    .orderBy('at')
    .orderBy('id')
    .execute()
}

export type StepToNote = {
  id: string
  brandId: string
  memberId: string
  step: OnboardingStep
  event: OnboardingEvent
  /** Who says so: our own server, or the person's screen. */
  proof: 'client' | 'server'
  at: Date
}

/**
 * Appends a step; `done` once a person. The store is the one of their guide, else of their last touch in one.
 * The person's row must be locked. Answers whether it was written.
 */
export async function appendStep(db: Db, step: StepToNote): Promise<boolean> {
  const { id, brandId, memberId, event, proof, at } = step
  const ids = sql`any(array(select id from member where id = ${memberId} or merged_into = ${memberId}))`
  const { rows } = await sql`
    insert into onboarding_step (id, brand_id, member_id, step, event, proof, store_id, at)
    select ${id}, ${brandId}, ${memberId}, ${step.step}, ${event}, ${proof},
           coalesce((select store_id from binding where member_id = ${memberId} and ends_at is null),
                    (select store_id from touchpoint where member_id = ${ids} and store_id is not null
                      order by occurred_at desc, seq desc limit 1)),
           ${at}::timestamptz
     where ${event} <> 'done' or not exists (
       select 1 from onboarding_step d where d.member_id = ${ids} and d.step = ${step.step} and d.event = 'done')
    on conflict (member_id, step) where event = 'done' do nothing
    returning id`.execute(db)
  return rows.length > 0
}
