import type * as z from 'zod'
import type { Endpoint, Input, Output } from '../../contract/endpoint'
import type { ErrorCode } from '../../contract/errors'
import { AppError } from './app-error'
import type { Anonymous, Caller, Ctx, Db } from './ctx'
import { inTransaction } from './in-transaction'
import { inputFault } from './input-fault'

export type Reply =
  | { ok: true; data: unknown }
  | { ok: false; error: { code: ErrorCode; requestId: string; details?: Record<string, unknown> } }

/** What a use case may do before and after its transaction, when it has to speak to the outside. */
type Around<E extends Endpoint, C, Prepared, Result> = {
  /** Runs before the transaction, after the input was parsed: exchange a code, check a signature. */
  prepare?: (ctx: Ctx<C>, input: Input<E>) => Promise<Prepared>
  /** Runs after the commit; `ctx.db` is the database itself. Its result is the reply. */
  finish?: (ctx: Ctx<C>, result: Result) => Promise<Output<E>>
}

type AnyCtx = Ctx<Caller | Anonymous>
export type Served = {
  endpoint: Endpoint
  run: (ctx: AnyCtx, input: never, prepared: never) => Promise<unknown>
  prepare?: (ctx: AnyCtx, input: never) => Promise<unknown>
  finish?: (ctx: AnyCtx, result: never) => Promise<unknown>
}

/** Joins an endpoint with the use case that answers it. Does not compile when their types disagree. */
export function serves<E extends Endpoint, C extends Caller | Anonymous, Prepared = undefined, Result = Output<E>>(
  endpoint: E,
  run: (ctx: Ctx<C>, input: Input<E>, prepared: Prepared) => Promise<Result>,
  around: Around<E, C, Prepared, Result> = {},
): Served {
  return { endpoint, run, ...around } as unknown as Served
}

/** Who calls: found by the door anew for every call, just before it, so that an ended session opens nothing. */
export type Identify = (db: Db) => Promise<Caller | Anonymous>

/**
 * The only path from the outside into a use case: find, parse, admit, run in a transaction, strip, reply. A transaction
 * the database undid in favour of another runs again (`inTransaction`); `prepare` spoke to the outside and does not.
 */
export async function serve(
  table: readonly Served[],
  ctx: Omit<AnyCtx, 'caller'>,
  identify: Identify,
  name: string,
  rawInput: unknown,
): Promise<Reply> {
  try {
    const served = table.find((candidate) => candidate.endpoint.name === name)
    if (!served) throw new AppError('not_found', { name })
    const caller = await identify(ctx.db)
    admit(served.endpoint, caller)

    const fault = inputFault(rawInput)
    if (fault) throw new AppError('invalid_input', { fields: [fault] })
    const parsed = served.endpoint.input.safeParse(rawInput)
    if (!parsed.success) throw new AppError('invalid_input', { fields: fieldIssues(parsed.error) })
    const input = parsed.data as never

    const callCtx = { ...ctx, caller }
    const prepared = (await served.prepare?.(callCtx, input)) as never
    const result = await inTransaction(ctx.db, (db) => served.run({ ...callCtx, db }, input, prepared))
    const output = served.finish ? await served.finish(callCtx, result as never) : result
    // Parsing the output drops every column the contract did not promise, phone numbers included.
    return { ok: true, data: served.endpoint.output.parse(output) }
  } catch (error) {
    return refuse(ctx, name, error)
  }
}

/** Whether a named caller may make this call at all; what it is about is checked by its use case. */
export function isAdmitted(endpoint: Endpoint, caller: Caller): boolean {
  if (!endpoint.callers.includes(caller.kind)) return false
  if (caller.kind !== 'ops') return true
  return Boolean(endpoint.roles?.includes(caller.role)) && (!endpoint.isBrandWide || caller.stores === 'all')
}

function admit(endpoint: Endpoint, caller: Caller | Anonymous): void {
  if (caller.kind === 'anonymous') {
    if (endpoint.isOpen) return
    throw new AppError(endpoint.callers.includes('guide') && caller.openid ? 'not_guide' : 'unauthenticated')
  }
  if (!endpoint.isOpen && !isAdmitted(endpoint, caller)) throw new AppError('forbidden')
}

function refuse(ctx: Omit<AnyCtx, 'caller'>, name: string, error: unknown): Reply {
  const { requestId } = ctx
  if (error instanceof AppError) {
    ctx.log('info', 'refused', { requestId, name, code: error.code, details: error.details })
    const details = Object.keys(error.details).length > 0 ? { details: error.details } : {}
    return { ok: false, error: { code: error.code, requestId, ...details } }
  }
  ctx.log('error', 'failed', {
    requestId,
    name,
    error: error instanceof Error ? (error.stack ?? error.message) : String(error),
  })
  return { ok: false, error: { code: 'internal', requestId } }
}

const HAN = /\p{Script=Han}/u

/** One entry a field: where it is, what kind of fault it is, and what the contract says of it. Values are never echoed. */
function fieldIssues(error: z.ZodError): { path: string; fault: string; text?: string }[] {
  return error.issues.slice(0, 20).map((issue) => {
    // Only the contract's own words are for people; those of the library are not.
    const text = HAN.test(issue.message) ? { text: issue.message } : {}
    return { path: issue.path.join('.'), fault: issue.code, ...text }
  })
}
