import { api } from '../../../contract/api'
import type { Input, Output } from '../../../contract/endpoint'
import { type listSuspicions as endpoint, SUSPICION_COUNT_MAX } from '../../../contract/suspicion'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { isAdmitted } from '../../kernel/serve'
import { personLabel } from '../../modules/lead/person-label'
import { countSuspicions, listSuspicionRows, type SuspicionRow } from '../../modules/suspicion/suspicion.sql'
import { isAnswered } from '../../modules/suspicion/suspicion-allows'

type Suspicions = Output<typeof endpoint>

/** Doubts about leads and orders the caller may see, the newest first, each with all that was said about it. */
export async function listSuspicions(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  { cursor, rows, ...asked }: Input<typeof endpoint>,
): Promise<Suspicions> {
  const scope = { brandId: caller.brandId, stores: caller.stores }
  const found = await listSuspicionRows(db, { ...scope, ...asked, before: cursor, rows })
  const mayOpen = isAdmitted(api.showMember, caller)
  return {
    suspicions: found.map((row) => shown(row, mayOpen)),
    counts: await countSuspicions(db, scope, SUSPICION_COUNT_MAX),
    next: found.length === rows ? found.at(-1)!.suspicionId : null,
  }
}

function shown(
  { displayName, phoneMasked, steps, ...row }: SuspicionRow,
  mayOpen: boolean,
): Suspicions['suspicions'][number] {
  return {
    ...row,
    memberId: mayOpen ? row.memberId : null,
    person: row.memberId === null ? null : personLabel(displayName, phoneMasked),
    isFinal: isAnswered({ steps }),
    steps: steps.map(({ atMs, ...step }) => ({ ...step, at: new Date(atMs) })),
  }
}
