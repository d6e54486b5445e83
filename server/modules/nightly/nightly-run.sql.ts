import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** One job of one night of a brand. */
export type NightOf = { brandId: string; job: string; day: string }
/** How far it has come: `tries` is how often the step at this position was begun, `outcome` how the job ended. */
export type NightRun = { position: string; tries: number; isDone: boolean; outcome: string | null }

const NOT_BEGUN: NightRun = { position: '', tries: 0, isDone: false, outcome: null }

export async function readNight(db: Db, { brandId, job, day }: NightOf): Promise<NightRun> {
  const { rows } = await sql<NightRun>`
    select position, tries, done_at is not null as "isDone", outcome from nightly_run
     where brand_id = ${brandId} and job = ${job} and day = ${day}::date`.execute(db)
  return rows[0] ?? NOT_BEGUN
}

/** Writes down that the step at a position is begun once more, before it is: whoever finds it so knows that it was killed. */
export async function beginStep(db: Db, { brandId, job, day }: NightOf, { position, tries }: NightRun): Promise<void> {
  await sql`
    insert into nightly_run as n (brand_id, job, day, position, tries) values (${brandId}, ${job}, ${day}, ${position}, ${tries + 1})
    on conflict (brand_id, job, day) do update set tries = excluded.tries
      where n.position = excluded.position and n.done_at is null`.execute(db)
}

/**
 * Moves a job from the position a step began at to the next, or ends it with its outcome; false when another run was
 * there first, and then nothing of the step may be kept.
 */
export async function endStep(
  db: Db,
  { brandId, job, day }: NightOf,
  from: string,
  to: { position: string; doneAt: Date | null; outcome: string | null },
): Promise<boolean> {
  const result = await sql`
    update nightly_run set position = ${to.position}, tries = 0, done_at = ${to.doneAt}, outcome = ${to.outcome}
     where brand_id = ${brandId} and job = ${job} and day = ${day}::date and position = ${from} and done_at is null`.execute(
    db,
  )
  return (result.numAffectedRows ?? 0n) > 0n
}

/** How a job's last finished night ended. */
export async function lastNight(
  db: Db,
  brandId: string,
  job: string,
): Promise<{ day: string; outcome: string } | null> {
  const { rows } = await sql<{ day: string; outcome: string }>`
    select day::text, coalesce(outcome, '') as outcome from nightly_run
     where brand_id = ${brandId} and job = ${job} and done_at is not null order by day desc limit 1`.execute(db)
  return rows[0] ?? null
}
