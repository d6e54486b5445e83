import type { WeappHost } from '../host'
import type { Page } from '../page'
import { type Methods, NotServed, type Served } from './methods'

type Call = { method: string; args: unknown[]; pluginId?: string }
type Mock = { method: string; result?: unknown; functionDeclaration?: string; args?: unknown[]; pluginId?: string }
type Api = ((...args: unknown[]) => unknown) & { isAsync?: true }

/** `App.…`: the page stack, the app's globals and the functions of `wx`. */
export const APP_METHODS: Methods = {
  'App.getPageStack': ({ host }) => ({ pageStack: host.runtime.stack.pages.map(pageInfo) }),
  'App.getCurrentPage': ({ host }) => pageInfo(host.page),
  'App.callWxMethod': async ({ host }, { method, args, pluginId }: Call) => {
    if (pluginId) throw new NotServed('plugins')
    const { wx } = host.runtime
    return { result: await (wx[method] as Api).apply(wx, host.desk.adopt(args)) }
  },
  'App.mockWxMethod': ({ host }, mock: Mock) => {
    if (mock.pluginId) throw new NotServed('plugins')
    mockApi(host, mock)
    return {}
  },
  'App.callFunction': async (
    { host },
    { functionDeclaration, args }: { functionDeclaration: string; args: unknown[] },
  ) => {
    const run = host.evaluate(`(${functionDeclaration})`) as (...args: unknown[]) => unknown
    return { result: await run(...host.desk.adopt(args)) }
  },
  'App.enableLog': (served) => {
    served.hearsLogs = true
    return {}
  },
  'App.addBinding': (served, { name }: { name: string }) => {
    bind(served, name)
    return {}
  },
  'App.captureScreenshot': async ({ view }) => {
    if (!view) throw new NotServed('screenshots without a view')
    return { data: (await view.screenshot()).toString('base64') }
  },
  'App.exit': () => ({}),
}

const mocked = new WeakMap<WeappHost, Map<string, unknown>>()

/** As in the developer tools: a value or a function in place of the API; neither brings the API back. */
function mockApi(host: WeappHost, { method, result, functionDeclaration, args = [] }: Mock): void {
  const { wx } = host.runtime
  const originals = mocked.get(host) ?? new Map<string, unknown>()
  mocked.set(host, originals)
  if (!originals.has(method)) originals.set(method, wx[method])
  const origin = originals.get(method) as Api
  if (result === undefined && functionDeclaration === undefined) {
    wx[method] = origin
    originals.delete(method)
    return
  }
  const answer =
    functionDeclaration === undefined
      ? () => host.desk.adopt(result)
      : (host.evaluate(`(${functionDeclaration})`) as (...all: unknown[]) => unknown)
  const instead: Api = (...given) => {
    const answered = answer.apply({ origin: origin.bind(wx) }, [...given, ...host.desk.adopt(args)])
    return origin.isAsync ? deliver(host, method, given[0], answered) : answered
  }
  wx[method] = Object.assign(instead, origin.isAsync && { isAsync: true as const })
}

function deliver(host: WeappHost, method: string, options: unknown, answered: unknown): unknown {
  const { success, fail, complete } = (options ?? {}) as Record<string, ((answer: unknown) => void) | undefined>
  const work = Promise.resolve(answered).then((answer) => {
    const isFailure = String((answer as { errMsg?: string } | undefined)?.errMsg ?? '').includes(':fail')
    for (const told of [isFailure ? fail : success, complete])
      if (told) host.runtime.run(`${method} callback`, () => told(answer))
    if (isFailure) throw answer
    return answer
  })
  void host.runtime.pending.track(`mock of ${method}`, work).catch(() => {})
  return success || fail || complete ? undefined : host.desk.promise(work)
}

function bind(served: Served, name: string): void {
  const { context } = served.host.runtime.sandbox
  context[name] = (...args: unknown[]) => served.send('App.bindingCalled', { name, args })
}

function pageInfo(page: Page): { pageId: number; path: string; query: Record<string, string> } {
  return { pageId: page.id, path: page.path, query: page.query }
}
