import { join } from 'node:path'
import { WeappHost } from './host'
import type { HostOptions } from './runtime'

/** The small mini-program beside this file, written by hand in the form of Taro's output. */
export const FIXTURE = join(process.cwd(), 'tests', 'weapp-host', 'fixture')

/** A node of the fixture's trees: template, key and id, members, children. */
export type Tree = { nn: string; sid: string; uid?: string; cn?: Tree[]; v?: string } & Record<string, unknown>

export const tree = (nn: string, id: string, members: object = {}, cn: Tree[] = []): Tree => ({
  nn,
  sid: id,
  uid: id,
  ...members,
  cn,
})
export const words = (v: string): Tree => ({ nn: '#text', sid: `words-${v}`, v })

/** The fixture's home page showing these nodes, at a time that moves by hand. */
export async function openFixture(nodes: Tree[] = [], options: Partial<HostOptions> = {}): Promise<Fixture> {
  const host = new WeappHost({ folder: FIXTURE, startsAt: Date.UTC(2026, 10, 26), ...options })
  const app = host.runtime.sandbox
  await host.start()
  if (nodes.length > 0) {
    host.page.setData({ 'root.cn': nodes })
    await host.idle()
  }
  return {
    host,
    heard: () => (app.evaluate('getApp().heard.splice(0)') as string[]).map(String),
    on: (event, code) => void app.evaluate(`getApp().on[${JSON.stringify(event)}] = (event, page) => { ${code} }`),
    ask: async <T>(code: string) => {
      const answer = app.evaluate(code) as Promise<T>
      await host.idle()
      return JSON.parse(JSON.stringify((await answer) ?? null)) as T
    },
  }
}

export type Fixture = {
  host: WeappHost
  /** What the app heard since it was last asked, in order. */
  heard: () => string[]
  /** Lets the app run `code` when it hears `<sid> <type>`. */
  on: (event: string, code: string) => void
  /** Runs code among the app's globals and answers what it comes to. */
  ask: <T>(code: string) => Promise<T>
}
