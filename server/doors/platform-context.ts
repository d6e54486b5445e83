/**
 * Who the platform says is calling a cloud function. Read from the invocation's own context, each time: `process.env`
 * is shared by calls that run at the same time, and `event` is whatever the caller wrote.
 */
export type PlatformIdentity = {
  appId: string | null
  openid: string | null
  unionid: string | null
  isTimer: boolean
}

const MINIPROGRAM_SOURCES = ['wx_client', 'wx_devtools']

/** Reads `context.environment` (JSON) or the older `context.environ` (`KEY=value;…`). Anything unreadable names nobody. */
export function readPlatformIdentity(context: unknown): PlatformIdentity {
  const keys = contextKeys(context)
  const appId = keys.WX_APPID || null
  const isTimer = keys.TRIGGER_SRC === 'timer'
  // `wx_client`, or a chain such as `wx_client,scf` when one function called another: the first is who began it.
  const source = keys.TCB_SOURCE?.split(',')[0]
  const isMiniprogram = !isTimer && (!source || MINIPROGRAM_SOURCES.includes(source))
  return {
    appId,
    openid: (isMiniprogram && keys.WX_OPENID) || null,
    unionid: (isMiniprogram && keys.WX_UNIONID) || null,
    isTimer: isTimer && !keys.WX_OPENID && !keys.TCB_UUID,
  }
}

function contextKeys(context: unknown): Record<string, string | undefined> {
  const { environment, environ } = (context ?? {}) as { environment?: unknown; environ?: unknown }
  if (typeof environment === 'string') {
    try {
      const parsed: unknown = JSON.parse(environment)
      return Object.fromEntries(
        Object.entries(parsed ?? {}).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    } catch {
      return {}
    }
  }
  if (typeof environ !== 'string') return {}
  return Object.fromEntries(
    environ
      .split(';')
      .filter((part) => part.includes('='))
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  )
}
