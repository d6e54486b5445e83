import { post, wiringOf } from '../support/door-wiring'
import { useWorld } from '../support/world'

const world = useWorld()
type Session = { token: string; expiresAt: string }

const signIn = (jsCode: string) => post(wiringOf(world), 'shopper', 'wechatSignIn', { input: { jsCode } })
async function tokenOf(jsCode: string): Promise<string> {
  return ((await signIn(jsCode)).body.data as Session).token
}
/** A signed-in shopper is told what is wrong with an empty request; anybody else is told to sign in. */
const isKnown = async (token: string) =>
  (await post(wiringOf(world), 'shopper', 'captureLead', { token })).body.error?.code === 'invalid_input'

test('a login code opens a session of ours, and WeChat’s session key goes nowhere', async () => {
  world.outside.sessionOf.set('code-1', { openid: 'openid-li', unionid: 'union-li' })
  const reply = await signIn('code-1')
  expect(Object.keys(reply.body.data as object).sort()).toEqual(['expiresAt', 'token'])
  expect(await isKnown((reply.body.data as Session).token)).toBe(true)
  expect(await world.db.selectFrom('session').selectAll().execute()).toMatchObject([
    { kind: 'wechat', subject: 'openid-li', unionid: 'union-li' },
  ])
})

test('a session ends after thirty days and is swept away a week later', async () => {
  const token = await tokenOf('li')
  world.clock.advance({ days: 30 })
  expect(await isKnown(token)).toBe(false)
  expect(await world.ok(world.timer().call('sweepAccess', {}))).toMatchObject({ sessions: 0 })
  world.clock.advance({ days: 7, seconds: 1 })
  expect(await world.ok(world.timer().call('sweepAccess', {}))).toMatchObject({ sessions: 1 })
})

test('the guide door knows a guide by the same session', async () => {
  const store = await world.build.store()
  await world.build.guide(store, { openid: 'openid-zhao' })
  const token = await tokenOf('zhao')
  const bind = { token, input: { code: 'AAAA-AAAA-AAAA' } }
  expect((await post(wiringOf(world), 'guide', 'bindGuideAccount', bind)).body.error?.code).toBe('guide_bound')
  const stranger = await tokenOf('li')
  expect((await post(wiringOf(world), 'guide', 'listMyLeads', { token: stranger })).body.error?.code).toBe('not_guide')
})

test('while WeChat is away nobody signs in and nothing is written', async () => {
  world.outside.isDown = true
  const { status, body } = await signIn('li')
  expect([status, body.error?.code]).toEqual([503, 'outside_unavailable'])
  expect(await world.db.selectFrom('session').selectAll().execute()).toEqual([])
})

test('an openid in the request is nobody’s identity', async () => {
  const { body } = await post(wiringOf(world), 'shopper', 'captureLead', { input: { openid: 'openid-li' } })
  expect(body.error?.code).toBe('unauthenticated')
})
