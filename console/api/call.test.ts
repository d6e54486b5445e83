/** @jest-environment node */
import type { Reply } from './reply'

type Made = { name: string; csrf: string | null }
let made: Made[]
let answers: (name: string, csrf: string | null) => { reply: unknown; token?: string }

beforeEach(() => {
  jest.resetModules()
  made = []
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true })
  globalThis.fetch = (async (address: string, { headers }: { headers: Record<string, string> }) => {
    const name = address.split('/').at(-1)!
    const csrf = headers['x-csrf-token'] ?? null
    made.push({ name, csrf })
    const { reply, token } = answers(name, csrf)
    return { headers: new Headers(token ? { 'x-csrf-token': token } : {}), json: async () => reply }
  }) as unknown as typeof fetch
})

const refused = { ok: false, error: { code: 'csrf_failed' } }
const ask = async (name: string) => {
  const { call } = await import('./call')
  return call(name as 'mySession', {}) as Promise<Reply<unknown>>
}

test('somebody who signed in again in another tab goes on in this one', async () => {
  let token = 'first'
  answers = (name, csrf) => {
    if (name === 'mySession') return { reply: { ok: true, data: { staffId: 'sf_1' } }, token }
    return { reply: csrf === token ? { ok: true, data: {} } : refused }
  }
  await ask('mySession')
  token = 'second'
  expect(await ask('listStores')).toMatchObject({ ok: true })
  expect(made.map(({ name }) => name)).toEqual(['mySession', 'listStores', 'mySession', 'listStores'])
})

test('nothing is done in the name of somebody else who signed in in another tab', async () => {
  let [token, staffId] = ['first', 'sf_1']
  answers = (name, csrf) => {
    if (name === 'mySession') return { reply: { ok: true, data: { staffId } }, token }
    return { reply: csrf === token ? { ok: true, data: {} } : refused }
  }
  await ask('mySession')
  ;[token, staffId] = ['second', 'sf_2']
  expect(await ask('closePeriod')).toMatchObject({ ok: false, error: { code: 'csrf_failed' } })
  expect(await ask('closePeriod')).toMatchObject({ ok: false, error: { code: 'csrf_failed' } })
  expect(made.filter(({ name }) => name === 'closePeriod').map(({ csrf }) => csrf)).toEqual(['first', 'first'])
})

test('whoever is asked who they are while somebody else signed in in another tab does not become them', async () => {
  let [token, staffId] = ['first', 'sf_1']
  answers = (name, csrf) => {
    if (name === 'mySession') return { reply: { ok: true, data: { staffId } }, token }
    return { reply: csrf === token ? { ok: true, data: {} } : refused }
  }
  await ask('mySession')
  token = 'second'
  staffId = 'sf_2'
  expect(await ask('mySession')).toMatchObject({ ok: true, data: { staffId: 'sf_2' } })
  expect(await ask('listStores')).toMatchObject({ ok: false, error: { code: 'csrf_failed' } })
})
