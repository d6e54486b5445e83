import type { listCodes as endpoint } from '../../../contract/code'
import type { Input, Output } from '../../../contract/endpoint'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import * as codes from '../../modules/code/code.sql'
import { codeState } from '../../modules/code/code-state'

/** The codes of the caller's stores, newest first, each with its state now. */
export async function listCodes(
  ctx: Ctx<CallerOf<'ops'>>,
  { cursor, rows, ...asked }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { db, caller, now } = ctx
  const filter = { ...asked, scope: caller.stores, now }
  const found = await codes.listCodes(db, caller.brandId, filter, { after: readCursor(cursor), rows })
  const live = (code: (typeof found)[number]) => {
    const state = codeState(code, now)
    return state === 'unknown' ? 'voided' : state
  }
  return {
    codes: found.map((code) => ({ ...code, state: live(code) })),
    next: nextPage(found, rows, (code) => `${code.createdAt.getTime()}.${code.code}`),
  }
}

/** `<milliseconds>.<code>` of the last row before. */
function readCursor(cursor: string | undefined): { createdAt: Date; code: string } | undefined {
  if (cursor === undefined) return undefined
  const [, time, code] = /^(\d{1,15})\.([0-9A-Za-z]{10,12})$/.exec(cursor) ?? []
  if (!time || !code) throw new AppError('invalid_input', { fields: [{ path: 'cursor', fault: 'invalid_format' }] })
  return { createdAt: new Date(Number(time)), code }
}
