import { randomBytes } from 'node:crypto'
import * as z from 'zod'
import { endpoint } from '../../contract/endpoint'
import type { Door } from '../../server/doors/door'
import type { CallerOf, Ctx } from '../../server/kernel/ctx'
import { serves } from '../../server/kernel/serve'
import { partnerSecretLabel, signRequest } from '../../server/modules/partner/partner-signature'
import { post, wiringOf } from '../support/door-wiring'
import { useWorld } from '../support/world'

const world = useWorld()

/** The partner door with one endpoint that says who is calling. */
const whoAmI = endpoint({
  name: 'whoAmI',
  callers: ['partner'],
  input: z.strictObject({ rows: z.int().optional() }),
  output: z.object({ partnerId: z.string() }),
  errors: [],
})
const answerWhoAmI = async ({ caller }: Ctx<CallerOf<'partner'>>) => ({ partnerId: caller.partnerId })
const door: Door = { name: 'partner', table: [serves(whoAmI, answerWhoAmI)] }
const SECRET = 'a partner’s secret of some length'

/** A partner with one key. */
async function newPartner(keyId = 'pk_live_1', expiresAt: Date | null = null): Promise<string> {
  const partnerId = await world.build.partner()
  await addKey(partnerId, keyId, SECRET, expiresAt)
  return partnerId
}
async function addKey(partnerId: string, keyId: string, secret: string, expiresAt: Date | null = null): Promise<void> {
  const secret_cipher = world.outside.vault.seal(secret, partnerSecretLabel(keyId))
  const row = {
    key_id: keyId,
    partner_id: partnerId,
    secret_cipher,
    created_at: world.clock.now(),
    expires_at: expiresAt,
  }
  await world.db.insertInto('partner_key').values(row).execute()
}

type Changes = {
  keyId?: string
  secret?: string
  at?: Date
  nonce?: string
  body?: string
  sentBody?: string
  signature?: string
  path?: string
}

/** Signs a request as a partner does and sends it; the changes are what an attacker or a bad client would do. */
async function send(changes: Changes = {}): Promise<string> {
  const { keyId = 'pk_live_1', secret = SECRET, body = '{"rows":1}', sentBody = body } = changes
  const timestamp = String(Math.floor((changes.at ?? world.clock.now()).getTime() / 1000))
  const nonce = changes.nonce ?? randomBytes(12).toString('hex')
  const path = changes.path ?? '/api/partner/whoAmI'
  const signed = { timestamp, nonce, method: 'POST', path, rawBody: Buffer.from(body) }
  const headers = {
    'x-partner-key': keyId,
    'x-timestamp': timestamp,
    'x-nonce': nonce,
    'x-signature': changes.signature ?? signRequest(secret, signed),
  }
  const { body: reply } = await post(wiringOf(world), door, 'whoAmI', { input: sentBody, headers })
  return reply.error?.code ?? 'ok'
}

test('a signed request is the partner’s', async () => {
  await newPartner()
  expect(await send()).toBe('ok')
})

test('a forged signature, an unknown key and another key’s secret get the same answer', async () => {
  const partnerId = await newPartner()
  await addKey(partnerId, 'pk_live_2', 'another secret')
  expect(await send({ secret: 'guessed' })).toBe('signature_invalid')
  expect(await send({ keyId: 'pk_unknown' })).toBe('signature_invalid')
  expect(await send({ keyId: 'pk_live_2' })).toBe('signature_invalid')
  expect(await send({ signature: '0'.repeat(64) })).toBe('signature_invalid')
})

test('a body, a path or a method changed after signing breaks the signature', async () => {
  await newPartner()
  expect(await send({ sentBody: '{"rows":2}' })).toBe('signature_invalid')
  expect(await send({ sentBody: '{ "rows":1}' })).toBe('signature_invalid')
  expect(await send({ sentBody: 'not json' })).toBe('signature_invalid')
  expect(await send({ path: '/api/partner/submitLead' })).toBe('signature_invalid')
})

test('a malformed signature, nonce or key id is refused before anything is looked up', async () => {
  await newPartner()
  expect(await send({ signature: 'zz' })).toBe('signature_invalid')
  expect(await send({ signature: '' })).toBe('signature_invalid')
  expect(await send({ nonce: 'short' })).toBe('signature_invalid')
  expect(await send({ keyId: "' or 1=1" })).toBe('signature_invalid')
})

test('a recorded request sent again is refused, at once and later', async () => {
  await newPartner()
  const at = world.clock.now()
  const nonce = 'nonce-of-this-request'
  expect(await send({ nonce, at })).toBe('ok')
  expect(await send({ nonce, at })).toBe('nonce_replayed')
  world.clock.advance({ minutes: 5, seconds: 1 })
  expect(await send({ nonce, at })).toBe('timestamp_skewed')
})

test('a nonce stays used although the call itself was refused', async () => {
  await newPartner()
  const nonce = 'nonce-of-a-bad-call'
  expect(await send({ nonce, body: 'not json' })).toBe('invalid_input')
  expect(await send({ nonce, body: '{"rows":1}' })).toBe('nonce_replayed')
})

test('clocks five minutes apart are borne, more is not, in either direction', async () => {
  await newPartner()
  const shifted = (seconds: number) => send({ at: new Date(world.clock.now().getTime() + seconds * 1000) })
  expect(await shifted(-300)).toBe('ok')
  expect(await shifted(300)).toBe('ok')
  expect(await shifted(-301)).toBe('timestamp_skewed')
  expect(await shifted(301)).toBe('timestamp_skewed')
})

test('a time in milliseconds is a wrong time, not a wrong signature', async () => {
  await newPartner()
  expect(await send({ at: new Date(world.clock.now().getTime() * 1000) })).toBe('timestamp_skewed')
})

test('swept nonces cannot be used again, because their time is refused by then', async () => {
  await newPartner()
  const at = new Date(world.clock.now().getTime() + 300_000)
  await send({ nonce: 'nonce-from-a-fast-clock', at })
  world.clock.advance({ minutes: 10 })
  expect(await world.ok(world.timer().call('sweepAccess', {}))).toMatchObject({ nonces: 0 })
  expect(await send({ nonce: 'nonce-from-a-fast-clock', at })).toBe('nonce_replayed')
  world.clock.advance({ seconds: 1 })
  await world.ok(world.timer().call('sweepAccess', {}))
  expect(await send({ nonce: 'nonce-from-a-fast-clock', at })).toBe('timestamp_skewed')
})

test('while a key is turned over both work; after its end the old one does not', async () => {
  const partnerId = await newPartner('pk_live_1', new Date(world.clock.now().getTime() + 3_600_000))
  await addKey(partnerId, 'pk_live_2', 'the new secret')
  expect(await send()).toBe('ok')
  expect(await send({ keyId: 'pk_live_2', secret: 'the new secret' })).toBe('ok')
  world.clock.advance({ hours: 1 })
  expect(await send()).toBe('signature_invalid')
  expect(await send({ keyId: 'pk_live_2', secret: 'the new secret' })).toBe('ok')
})

test('a stopped partner learns so only with the right secret', async () => {
  const partnerId = await newPartner()
  await world.db.updateTable('partner').set({ is_active: false }).where('id', '=', partnerId).execute()
  expect(await send({ secret: 'guessed' })).toBe('signature_invalid')
  expect(await send()).toBe('partner_unknown')
})

test('the key of one brand’s partner opens nothing of another brand', async () => {
  await newPartner()
  const other = await world.openBrand('另一品牌')
  const timestamp = String(Math.floor(world.clock.now().getTime() / 1000))
  const signed = { timestamp, nonce: 'nonce-elsewhere', method: 'POST', path: '/api/partner/whoAmI' }
  const signature = signRequest(SECRET, { ...signed, rawBody: Buffer.from('{}') })
  const headers = {
    'x-partner-key': 'pk_live_1',
    'x-timestamp': timestamp,
    'x-nonce': signed.nonce,
    'x-signature': signature,
  }
  const reply = await post(wiringOf(other), door, 'whoAmI', { input: '{}', headers })
  expect(reply.body.error?.code).toBe('signature_invalid')
})

test('a key that HQ hands out opens the partner’s real door', async () => {
  const terms = { name: '安居客', dayQuota: 10, quality: 1 }
  const made = await world.ok(world.staff('hq_ops').call<{ keyId: string; secret: string }>('createPartner', terms))
  const ask = (secret: string) => {
    const timestamp = String(Math.floor(world.clock.now().getTime() / 1000))
    const nonce = randomBytes(12).toString('hex')
    const signed = { timestamp, nonce, method: 'POST', path: '/api/partner/leadStatus', rawBody: Buffer.from('{}') }
    const headers = {
      'x-partner-key': made.keyId,
      'x-timestamp': timestamp,
      'x-nonce': nonce,
      'x-signature': signRequest(secret, signed),
    }
    return post(wiringOf(world), 'partner', 'leadStatus', { input: '{}', headers })
  }
  expect((await ask(made.secret)).body.error?.code).toBe('invalid_input')
  expect((await ask(`${made.secret}x`)).body.error?.code).toBe('signature_invalid')
})
