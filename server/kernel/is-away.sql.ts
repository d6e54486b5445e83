import { sql } from 'kysely'

/**
 * Whether guide `g` of a query is away on a Shanghai day: on leave, or the roster gives them that day off. A scalar
 * question, so that it is answered by key for each guide however large the table of days is.
 */
export function isAwaySql(day: string) {
  return sql<boolean>`((g.leave_from is not null and ${day}::date between g.leave_from and coalesce(g.leave_to, 'infinity'))
    or (select true from guide_day_off d where d.guide_id = g.id and d.day = ${day}::date) is true)`
}
