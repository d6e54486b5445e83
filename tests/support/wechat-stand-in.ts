import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Delivered, fail, ROUTES, type Shipped, type WechatState } from './wechat-rules'

/**
 * A loopback server in place of api.weixin.qq.com. It holds a client to the documented rules (method, path, fields,
 * token, scene, one-use codes, template fields) and answers a breach with WeChat's own error codes, so that a client
 * which only works against a forgiving fake fails here.
 */
export type WechatStandIn = {
  url: string
  appId: string
  appSecret: string
  /** A `wx.login` code for this person; `jsCode`s that were not handed out are refused with 40029. */
  loginCode(openid: string, unionid?: string): string
  /** The phone button's code: one use, five minutes. */
  phoneCode(phone: string, countryCode?: string): string
  /** Lets a person receive one more message of a template; without one WeChat answers 43101. */
  subscribe(openid: string, templateId: string): void
  /** Makes a template known, with the fields a message must carry. */
  template(templateId: string, fields: readonly string[]): void
  /** Ends the access token although its time is not over, as a forced renewal elsewhere does. */
  revokeToken(): void
  /** What the next requests of a path get instead of an answer. */
  misbehave(path: string, how: Misbehaviour, times?: number): void
  /** Messages delivered, in order. */
  messages: Delivered[]
  /** Shipping that was uploaded, by order number. */
  shipped: Map<string, Shipped>
  /** What WeChat Pay took, by order number; once it holds something, other orders do not exist. */
  payments: Map<string, { mchid: string; openid: string }>
  /** Every request, as `GET /sns/jscode2session`. */
  requests: string[]
  /** Tokens handed out so far. */
  tokensIssued: number
  close(): Promise<void>
}
type Misbehaviour = { status: number } | { errcode: number } | 'silence' | 'garbage' | 'hang-up'

type StandInOptions = { now?: () => Date; appId?: string; appSecret?: string; acceptsTypedCodes?: boolean } & Partial<
  Pick<WechatState, 'codeText'>
>
type State = WechatStandIn & WechatState & { planned: Map<string, Misbehaviour[]> }

const PHONE_CODE_MS = 300_000

/** Starts the stand-in on a free port of the loopback. `now` is the test's clock. */
export async function startWechatStandIn(options: StandInOptions & { port?: number } = {}): Promise<WechatStandIn> {
  const held: (() => void)[] = []
  const state = newState(options)
  const server = createServer((request, response) => {
    void respond(state, request).then((answer) => {
      if (answer === 'silence') return held.push(() => response.destroy())
      if (answer === 'hang-up') return response.destroy()
      if (answer === 'garbage') return response.end('<html>502 Bad Gateway</html>')
      if ('status' in answer && typeof answer.status === 'number') return response.writeHead(answer.status).end()
      const isPicture = Buffer.isBuffer(answer)
      response.setHeader('content-type', isPicture ? 'image/png' : 'application/json; charset=utf-8')
      return response.end(isPicture ? answer : JSON.stringify(answer))
    })
  })
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  state.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  state.close = async () => {
    for (const release of held) release()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  return state
}

function newState(options: StandInOptions): State {
  const state = {
    appId: options.appId ?? 'wxlocal000000000',
    appSecret: options.appSecret ?? 'local-secret-of-the-stand-in',
    now: options.now ?? (() => new Date()),
    token: null,
    logins: new Map(),
    phones: new Map(),
    subscriptions: new Map(),
    templates: new Map(),
    planned: new Map(),
    messages: [],
    payments: new Map(),
    shipped: new Map(),
    requests: [],
    tokensIssued: 0,
    acceptsTypedCodes: options.acceptsTypedCodes ?? false,
    codeText: options.codeText ?? ((page: string, scene: string) => `${page}?scene=${scene}`),
  } as unknown as State
  return Object.assign(state, {
    loginCode(openid: string, unionid?: string) {
      const code = randomBytes(16).toString('hex')
      state.logins.set(code, { openid, ...(unionid ? { unionid } : {}) })
      return code
    },
    phoneCode(phone: string, countryCode = '86') {
      const code = randomBytes(32).toString('hex')
      state.phones.set(code, { phone, countryCode, expiresAt: state.now().getTime() + PHONE_CODE_MS })
      return code
    },
    subscribe(openid: string, templateId: string) {
      const key = `${openid} ${templateId}`
      state.subscriptions.set(key, (state.subscriptions.get(key) ?? 0) + 1)
    },
    template: (templateId: string, fields: readonly string[]) => state.templates.set(templateId, fields),
    revokeToken() {
      state.token = null
    },
    misbehave(path: string, how: Misbehaviour, times = 1) {
      state.planned.set(path, [...(state.planned.get(path) ?? []), ...Array<Misbehaviour>(times).fill(how)])
    },
  })
}

async function respond(state: State, request: IncomingMessage): Promise<object | Buffer | Misbehaviour> {
  const url = new URL(request.url ?? '/', 'http://localhost')
  state.requests.push(`${request.method} ${url.pathname}`)
  const text = await readText(request)
  const planned = state.planned.get(url.pathname)?.shift()
  if (planned) return typeof planned === 'object' && 'errcode' in planned ? fail(planned.errcode) : planned
  const route = ROUTES[url.pathname]
  if (!route) return fail(40066, 'invalid url')
  if (request.method !== route.method) return fail(route.method === 'POST' ? 43002 : 43001, 'wrong http method')
  const query = Object.fromEntries(url.searchParams)
  if (route.needsToken && !isTokenGood(state, query.access_token)) return fail(query.access_token ? 40001 : 41001)
  if (route.method === 'GET') return route.answer(state, query)
  try {
    return route.answer(state, JSON.parse(text))
  } catch {
    return fail(47001, 'data format error')
  }
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

function isTokenGood({ token, now }: State, given: string | undefined): boolean {
  return token !== null && token.value === given && token.expiresAt > now().getTime()
}
