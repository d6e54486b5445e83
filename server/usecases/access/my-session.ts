import type * as contract from '../../../contract/access'
import { api } from '../../../contract/api'
import type { Endpoint, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { isAdmitted } from '../../kernel/serve'
import { selectStaffProfile } from '../../modules/access/staff.sql'

type MySession = typeof contract.mySession

/** Who the caller is, and every call of theirs that the doors would admit. */
export async function mySession({ db, caller }: Ctx<CallerOf<'ops'>>): Promise<Output<MySession>> {
  const { brandId, staffId, role, stores } = caller
  const profile = await selectStaffProfile(db, brandId, staffId)
  if (!profile) throw new AppError('unauthenticated')
  const endpoints: Endpoint[] = Object.values(api)
  return {
    ...profile,
    staffId,
    role,
    mustSetUpTotp: caller.mustSetUpTotp ?? false,
    isLimited: stores !== 'all',
    storeCount: stores === 'all' ? 0 : stores.length,
    calls: endpoints.filter((endpoint) => isAdmitted(endpoint, caller)).map(({ name }) => name),
  }
}
