import { HostClock } from './clock'
import { openFixture } from './open-fixture'
import { testOnHost } from './test-on-host'

const START = Date.UTC(2026, 10, 26)

test('time that was moved runs timers in order, repeated ones as often as they are due', async () => {
  const clock = new HostClock(START, (error) => {
    throw error
  })
  const ran: string[] = []
  clock.setTimeout(() => ran.push(`late ${clock.now() - START}`), 2_500)
  const ticking = clock.setInterval(() => ran.push(`tick ${clock.now() - START}`), 1_000)
  await clock.advance(2_600)
  clock.clear(ticking)
  await clock.advance(5_000)
  expect(ran).toEqual(['tick 1000', 'tick 2000', 'late 2500'])
  expect(clock.now()).toBe(START + 7_600)
})

test('a timer set by a timer runs in the same stretch, and what fails does not stop the others', async () => {
  const failures: unknown[] = []
  const clock = new HostClock(START, (error) => failures.push(error))
  const ran: string[] = []
  clock.setTimeout(() => {
    clock.setTimeout(() => ran.push('second'), 10)
    throw new Error('first')
  }, 10)
  await clock.advance(20)
  expect(ran).toEqual(['second'])
  expect(failures).toHaveLength(1)
})

test('rest jumps over short timers only, and comes to an end although an app polls', () => {
  const clock = new HostClock(START, () => {})
  const ran: string[] = []
  const poll = () => {
    ran.push('poll')
    clock.setTimeout(poll, 400)
  }
  clock.setTimeout(poll, 400)
  clock.setTimeout(() => ran.push('countdown'), 1_000)
  clock.setInterval(() => ran.push('interval'), 100)
  const next = clock.restOfShortTimers()
  while (next(false)) expect(ran.length).toBeLessThan(20)
  expect(ran).toEqual(Array(7).fill('poll'))
})

testOnHost('a countdown in the app follows the clock that moves by hand', async () => {
  const { host, ask } = await openFixture()
  await ask(
    'void setInterval(() => getApp().heard.push("left " + (60 - Math.round((Date.now() - getApp().began) / 1000))), 1000)',
  )
  await ask('getApp().began = Date.now()')
  await host.advance(3_000)
  expect(await ask('getApp().heard.slice(-3)')).toEqual(['left 59', 'left 58', 'left 57'])
  expect(await ask('new Date().toISOString()')).toMatch(/^2026-11-26T00:00:0/)
})
