import { loginCode } from '../platform/login'
import { readStored, writeStored } from '../platform/storage'
import type { Reply } from './reply'
import { callHttp } from './transport-http'

const KEY = 'session'
let signingIn: Promise<Reply<string>> | null = null

export function currentToken(): string | null {
  const token = readStored(KEY)
  return typeof token === 'string' ? token : null
}

export function forgetToken(): void {
  writeStored(KEY, null)
}

/** A session of our own for WeChat's login code; calls that need one at the same time share one sign-in. */
export function signIn(): Promise<Reply<string>> {
  signingIn ??= exchange().finally(() => {
    signingIn = null
  })
  return signingIn
}

/** Signs in ahead of the first call where calls need it. That it fails costs nothing: the call tries again and tells. */
export function beginSession(): void {
  if (TARO_APP_TRANSPORT === 'http' && currentToken() === null) void signIn()
}

async function exchange(): Promise<Reply<string>> {
  let jsCode: string
  try {
    jsCode = await loginCode()
  } catch {
    return { ok: false, error: { code: 'offline', requestId: null, details: {} } }
  }
  const reply = await callHttp('shopper', 'wechatSignIn', { jsCode }, null)
  if (!reply.ok) return reply
  const { token } = reply.data as { token: string }
  writeStored(KEY, token)
  return { ok: true, data: token }
}
