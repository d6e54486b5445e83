import type { AddressInfo } from 'node:net'
import { type WebSocket, WebSocketServer } from 'ws'
import type { WeappHost } from '../host'
import type { WeappView } from '../view/view'
import { APP_METHODS } from './app-methods'
import { ELEMENT_METHODS } from './element-methods'
import { Handles } from './handles'
import { type Method, NotServed, type Served } from './methods'
import { PAGE_METHODS } from './page-methods'
import { TOOL_METHODS } from './tool-methods'

const METHODS: Record<string, Method> = { ...TOOL_METHODS, ...APP_METHODS, ...PAGE_METHODS, ...ELEMENT_METHODS }

type Request = { id: string; method: string; params: object }
export type AutomatorPort = { wsEndpoint: string; close: () => Promise<void> }

/**
 * The automation port of the developer tools, in front of the headless host: `automator.connect({ wsEndpoint })` of
 * miniprogram-automator drives it unchanged. Requests `{id, method, params}` are answered each
 * when the app has come to rest, by `{id, result}` or `{id, error: {message}}`; events come without an id.
 */
export async function serveAutomator(host: WeappHost, view: WeappView | null = null): Promise<AutomatorPort> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  server.on('connection', (socket) => serveClient(socket, host, view))
  const { port } = server.address() as AddressInfo
  return {
    wsEndpoint: `ws://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        for (const client of server.clients) client.terminate()
        server.close(() => resolve())
      }),
  }
}

function serveClient(socket: WebSocket, host: WeappHost, view: WeappView | null): void {
  const write = (message: object) => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(message))
  }
  const served: Served = {
    host,
    view,
    handles: new Handles(host),
    send: (method, params) => write({ method, params }),
    hearsLogs: false,
  }
  const { events } = host.runtime
  const log = (line: object) => {
    if (served.hearsLogs) served.send('App.logAdded', line)
  }
  const fault = (error: Error) => served.send('App.exceptionThrown', { message: error.message, stack: error.stack })
  events.on('log', log)
  events.on('fault', fault)
  socket.on('close', () => {
    events.off('log', log)
    events.off('fault', fault)
  })
  socket.on('message', async (data) => write(await answer(served, JSON.parse(String(data)) as Request)))
}

async function answer(served: Served, { id, method, params }: Request): Promise<object> {
  try {
    const serve = METHODS[method]
    if (!serve) throw new NotServed(method)
    const result = await serve(served, params as never)
    await (served.view ? served.view.settled() : served.host.idle())
    return { id, result: result ?? {} }
  } catch (error) {
    const { errMsg, message } = error as { errMsg?: string; message?: string }
    return { id, error: { message: errMsg ?? message ?? String(error) } }
  }
}
