import { type ActState, actOnce } from './act-once'
import type { Reply } from './reply'

const done: Reply<string> = { ok: true, data: 'done' }
const failed: Reply<string> = { ok: false, error: { code: 'broken', requestId: null, details: {} } }

test('a second click does nothing before what the first one changed was asked anew', async () => {
  const gate = { isShut: false }
  const told: ActState[] = []
  let sent = 0
  let finish = () => {}
  const renewed = new Promise<void>((resolve) => {
    finish = resolve
  })
  const steps = {
    send: async () => {
      sent += 1
      return done
    },
    renew: () => renewed,
    tell: (state: ActState) => void told.push(state),
  }
  const first = actOnce(gate, steps)
  await new Promise((resolve) => setTimeout(resolve))
  expect(await actOnce(gate, steps)).toBeNull()
  expect(told).toEqual([{ isBusy: true, failure: null }])
  finish()
  expect(await first).toEqual(done)
  expect(told.at(-1)).toEqual({ isBusy: false, failure: null })
  expect(sent).toBe(1)
})

test('after a failure nothing is asked anew, and it can be tried again', async () => {
  const gate = { isShut: false }
  const told: ActState[] = []
  const renew = jest.fn(async () => undefined)
  const steps = { send: async () => failed, renew, tell: (state: ActState) => void told.push(state) }
  expect(await actOnce(gate, steps)).toEqual(failed)
  expect(told.at(-1)).toMatchObject({ isBusy: false, failure: { code: 'broken' } })
  expect(renew).not.toHaveBeenCalled()
  expect(await actOnce(gate, steps)).toEqual(failed)
})
