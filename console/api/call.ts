import type * as z from 'zod'
import type { Api, EndpointName } from '../../contract/api'
import type { Json } from '../../contract/endpoint'
import type { Failure, Reply } from './reply'

export type OpsCall = {
  [Name in EndpointName]: 'ops' extends Api[Name]['callers'][number] ? Name : never
}[EndpointName]
export type In<Name extends EndpointName> = z.input<Api[Name]['input']>
export type Out<Name extends EndpointName> = Json<z.output<Api[Name]['output']>>

const WAIT_MS = 60_000
/** Whoever signs in, asks who they are, or leaves, is not asked for a password in between. */
const ASKS_NO_PASSWORD: readonly OpsCall[] = ['signIn', 'mySession', 'signOut']

/** Proves that a call comes from this page: the cookie alone does not. Learnt from the answers to signing in. */
let csrfToken = ''
/** Whose page this is, as the last answer to `signIn` or `mySession` said. */
let staffId: string | null = null
/** Resolves when the person has signed in again; null while the session is good. */
let signingIn: { done: Promise<void>; finish: () => void } | null = null
let onEnded: () => void = () => undefined
let onHeld: () => void = () => undefined

/** The frame hears here that the session has ended, and asks for the password above the page that stays as it is. */
export function whenSessionEnds(tell: () => void): void {
  onEnded = tell
}

/** The frame hears here that headquarters asks for an authenticator since, and asks who this is anew. */
export function whenTotpIsDue(tell: () => void): void {
  onHeld = tell
}

/** Lets the calls go on that waited for the person to sign in again. */
export function sessionIsBack(): void {
  signingIn?.finish()
  signingIn = null
}

/**
 * A call of the ops door; typed by the name of the endpoint. Never throws. When the session has ended, the call waits
 * until the person has signed in again and is then made once more: what was typed is not lost.
 */
export async function call<Name extends OpsCall>(name: Name, input: In<Name>): Promise<Reply<Out<Name>>> {
  for (let hasRenewed = false; ; ) {
    const reply = await post(name, input)
    if (!reply.ok && reply.error.code === 'csrf_failed' && !hasRenewed) {
      hasRenewed = true
      if (await isSamePerson()) continue
    }
    if (!reply.ok && reply.error.code === 'totp_set_up_due') onHeld()
    const isEnded = !reply.ok && reply.error.code === 'unauthenticated'
    if (!isEnded || ASKS_NO_PASSWORD.includes(name)) return reply as Reply<Out<Name>>
    await signedInAgain()
  }
}

/**
 * Whether the session of the browser is still of the person this page is of: they may have signed in again in another tab,
 * then the answer brings its token. When it is somebody else's by now, nothing is done in their name.
 */
async function isSamePerson(): Promise<boolean> {
  const reply = await post('mySession', {})
  return reply.ok && (reply.data as { staffId: string }).staffId === staffId
}

/**
 * Takes the token of an answer, and whose it is. Asking who one is may bring somebody else who signed in in another tab:
 * their token is not this page's, which the frame then begins anew.
 */
function learn(name: string, reply: Reply<unknown>, token: string | null): void {
  if (!reply.ok || (name !== 'signIn' && name !== 'mySession')) return
  const said = (reply.data as { staffId: string }).staffId
  if (name === 'mySession' && staffId !== null && said !== staffId) return
  staffId = said
  csrfToken = token ?? csrfToken
}

function signedInAgain(): Promise<void> {
  if (!signingIn) {
    const { promise, resolve } = withResolvers()
    signingIn = { done: promise, finish: resolve }
    onEnded()
  }
  return signingIn.done
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  const resolvers: { resolve: () => void } = { resolve: () => undefined }
  const promise = new Promise<void>((resolve) => {
    resolvers.resolve = resolve
  })
  return { promise, resolve: () => resolvers.resolve() }
}

async function post(name: string, input: unknown): Promise<Reply<unknown>> {
  if (!navigator.onLine) return lineFault('offline')
  try {
    const response = await fetch(`/api/ops/${name}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-session': 'cookie', 'x-csrf-token': csrfToken },
      credentials: 'same-origin',
      body: JSON.stringify(input),
      signal: AbortSignal.timeout(WAIT_MS),
    })
    const reply = (await response.json()) as Reply<unknown> & { requestId?: string }
    learn(name, reply, response.headers.get('x-csrf-token'))
    if (reply.ok) return reply
    const { code, details = {}, requestId = reply.requestId ?? null } = reply.error as Partial<Failure> & Failure
    return { ok: false, error: { code, details, requestId } }
  } catch (error) {
    return lineFault(error instanceof DOMException && error.name === 'TimeoutError' ? 'slow' : 'broken')
  }
}

function lineFault(code: 'offline' | 'slow' | 'broken'): Reply<never> {
  return { ok: false, error: { code, requestId: null, details: {} } }
}
