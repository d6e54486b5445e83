import { AppError } from '../kernel/app-error'
import { type Identify, type Reply, serve } from '../kernel/serve'
import { clientNetwork } from './client-address'
import type { Door } from './door'
import { callContext, type Wiring } from './wiring'

/** What every door answers: the reply, and the id by which a person can ask about this call. */
export type Answer = Reply & { requestId: string }

const ENDPOINT_NAME = /^[A-Za-z]{1,40}$/

type CallContext = ReturnType<typeof callContext>
type Call = {
  identify: (context: CallContext, brandId: string) => ReturnType<Identify>
  /** Works out the name and the input; an AppError it throws becomes the answer. */
  read: () => { name: string; input: unknown }
  /** Where the call came from, where that is of interest. */
  address?: string | undefined
}

/** Serves one call of a door, writes one line about it, and never throws. */
export async function answer(door: Door, wiring: Wiring, call: Call): Promise<Answer> {
  const context = callContext(wiring)
  const startedMs = performance.now()
  const { name, reply } = await attempt(door, wiring, context, call)
  context.log('info', 'answered', {
    requestId: context.requestId,
    door: door.name,
    name,
    code: reply.ok ? 'ok' : reply.error.code,
    ms: Math.round(performance.now() - startedMs),
  })
  return { ...reply, requestId: context.requestId }
}

async function attempt(door: Door, wiring: Wiring, context: CallContext, call: Call) {
  let name = '?'
  try {
    const { input, ...read } = call.read()
    // A name is copied into logs and answers: nothing but a possible name may be.
    if (!ENDPOINT_NAME.test(read.name)) throw new AppError('not_found')
    name = read.name
    const brandId = await wiring.brandId()
    const network = clientNetwork(call.address)
    const from = network ? { addressHash: context.outside.vault.blindIndex(brandId, `address:${network}`) } : {}
    const reply = await serve(door.table, { ...context, ...from }, () => call.identify(context, brandId), name, input)
    return { name, reply }
  } catch (error) {
    return { name, reply: refusal(context, name, error) }
  }
}

function refusal(context: CallContext, name: string, error: unknown): Reply {
  const { requestId } = context
  if (error instanceof AppError) return { ok: false, error: { code: error.code, requestId } }
  context.log('error', 'failed', { requestId, name, error: error instanceof Error ? error.stack : String(error) })
  return { ok: false, error: { code: 'internal', requestId } }
}
