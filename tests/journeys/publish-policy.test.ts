import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { policyAt } from '../../server/modules/policy/policy.sql'
import { useWorld } from '../support/world'

const world = useWorld()
const admin = () => world.staff('hq_admin')
const draft = (over: object = {}) => ({
  kind: 'split',
  parentVersion: 1,
  doc: DEFAULT_SPLIT_POLICY,
  effectiveFrom: '2026-04-01T00:00:00+08:00',
  note: '四月起',
  ...over,
})

test('a policy is a new version from its start on; until then the old one decides', async () => {
  expect(await world.ok(admin().call('publishPolicy', draft()))).toEqual({ version: 2 })
  const versionAt = async (at: string) => (await policyAt(world.db, world.brandId, 'split', new Date(at))).version
  expect(await versionAt('2026-03-31T23:59:59+08:00')).toBe(1)
  expect(await versionAt('2026-04-01T00:00:00+08:00')).toBe(2)
  const { versions } = await world.ok(world.staff('finance').call('listPolicies', { kind: 'split' }))
  expect(versions.map(({ version, note }) => [version, note])).toEqual([
    [2, '四月起'],
    [1, '初始规则'],
  ])
})

test('two people who change one version do not overwrite each other unseen', async () => {
  await world.ok(admin().call('publishPolicy', draft()))
  const second = await admin().call('publishPolicy', draft({ note: '另一版' }))
  expect(second).toMatchObject({ ok: false, error: { code: 'policy_conflict', details: { newest: 2 } } })
})

test('a policy never starts in the past, so nothing decided is decided again', async () => {
  await world.ok(admin().call('publishPolicy', draft({ effectiveFrom: '2025-01-01T00:00:00+08:00' })))
  const { versions } = await world.ok(admin().call('listPolicies', { kind: 'split' }))
  expect(versions[0]?.effectiveFrom).toEqual(world.clock.now())
})

test('a policy that makes no sense is refused with what is wrong, and none is published', async () => {
  const reply = await admin().call('publishPolicy', draft({ kind: 'routing', doc: { nearestStores: -1 } }))
  expect(reply).toMatchObject({ ok: false, error: { code: 'policy_invalid' } })
  expect(await world.refused(world.staff('finance').call('publishPolicy', draft()))).toBe('forbidden')
  const { versions } = await world.ok(admin().call('listPolicies', { kind: 'routing' }))
  expect(versions).toHaveLength(1)
})

test('who published what is on record', async () => {
  await world.ok(admin().call('publishPolicy', draft()))
  const { entries } = await world.ok(admin().call('listAudit', { target: 'split:2' }))
  expect(entries).toMatchObject([{ target: 'split:2', detail: { note: '四月起' } }])
})
