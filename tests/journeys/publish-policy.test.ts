import { DEFAULT_SCORING_POLICY } from '../../server/modules/policy/default-scoring-policy'
import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'
import { policyAt } from '../../server/modules/policy/policy.sql'
import { useWorld } from '../support/world'

const world = useWorld()
const admin = (name = 'admin') => world.staff('hq_admin', { name })
const scoring = (over: object = {}) => ({
  kind: 'scoring',
  parentVersion: 1,
  doc: DEFAULT_SCORING_POLICY,
  effectiveFrom: '2026-04-01T00:00:00+08:00',
  note: '四月起',
  ...over,
})
const split = (over: object = {}) => scoring({ kind: 'split', doc: DEFAULT_SPLIT_POLICY, ...over })
const versionAt = async (kind: 'scoring' | 'split', at: string | Date) =>
  (await policyAt(world.db, world.brandId, kind, new Date(at))).version

test('a policy is a new version from its start on; until then the old one decides', async () => {
  expect(await world.ok(admin().call('publishPolicy', scoring()))).toEqual({ version: 2, approvalId: null })
  expect(await versionAt('scoring', '2026-03-31T23:59:59+08:00')).toBe(1)
  expect(await versionAt('scoring', '2026-04-01T00:00:00+08:00')).toBe(2)
  const { versions } = await world.ok(world.staff('finance').call('listPolicies', { kind: 'scoring' }))
  expect(versions.map(({ version, note }) => [version, note])).toEqual([
    [2, '四月起'],
    [1, '初始规则'],
  ])
})

test('two people who change one version do not overwrite each other unseen', async () => {
  await world.ok(admin().call('publishPolicy', scoring()))
  const second = await admin().call('publishPolicy', scoring({ note: '另一版' }))
  expect(second).toMatchObject({ ok: false, error: { code: 'policy_conflict', details: { newest: 2 } } })
})

test('a policy never starts in the past, so nothing decided is decided again', async () => {
  await world.ok(admin().call('publishPolicy', scoring({ effectiveFrom: '2025-01-01T00:00:00+08:00' })))
  const { versions } = await world.ok(admin().call('listPolicies', { kind: 'scoring' }))
  expect(versions[0]?.effectiveFrom).toEqual(world.clock.now())
})

test('a policy that makes no sense is refused with what is wrong, and none is published', async () => {
  const reply = await admin().call('publishPolicy', scoring({ doc: { basePoints: -1 } }))
  expect(reply).toMatchObject({ ok: false, error: { code: 'policy_invalid' } })
  expect(await world.refused(world.staff('finance').call('publishPolicy', scoring()))).toBe('forbidden')
  const { versions } = await world.ok(admin().call('listPolicies', { kind: 'scoring' }))
  expect(versions).toHaveLength(1)
})

test('routing is no policy any more: rule sets took its place', async () => {
  expect(await world.refused(admin().call('publishPolicy', scoring({ kind: 'routing' })))).toBe('invalid_input')
  expect(await world.ok(admin().call('listPolicies', { kind: 'routing' }))).toEqual({ versions: [] })
})

test('who published what is on record', async () => {
  await world.ok(admin().call('publishPolicy', scoring()))
  const { entries } = await world.ok(admin().call('listAudit', { target: 'scoring:2' }))
  expect(entries).toMatchObject([{ target: 'scoring:2', detail: { note: '四月起' } }])
})

test('how money is shared is published by a second person, not by who asked for it', async () => {
  const { version, approvalId } = await world.ok(admin().call('publishPolicy', split()))
  expect(version).toBe(2)
  const decision = { approvalId, decision: 'approve', reason: '已核对' }
  expect(await versionAt('split', '2026-04-02')).toBe(1)
  expect(await world.refused(admin().call('decideApproval', decision))).toBe('own_request')
  expect(await world.refused(world.staff('hq_ops').call('decideApproval', decision))).toBe('forbidden')
  expect(await world.refused(admin('second').call('publishPolicy', split()))).toBe('approval_waiting')

  const { approvals } = await world.ok(world.staff('finance').call('listApprovals', { state: 'waiting' }))
  expect(approvals).toMatchObject([{ approvalId, kind: 'split_policy', version: 2, mayDecide: true }])
  expect(await world.ok(world.staff('finance').call('decideApproval', decision))).toMatchObject({ state: 'approved' })
  expect(await versionAt('split', '2026-04-02')).toBe(2)
  const { entries } = await world.ok(admin().call('listAudit', { target: 'split:2' }))
  expect(entries.map(({ action }) => action)).toEqual(['decideApproval', 'publishPolicy'])
})

test('a split that is refused is not published, and its number is free again', async () => {
  const { approvalId } = await world.ok(admin().call('publishPolicy', split()))
  const refusal = { approvalId, decision: 'refuse', reason: '比例不对' }
  expect(await world.ok(world.staff('finance').call('decideApproval', refusal))).toMatchObject({ state: 'refused' })
  expect(await versionAt('split', '2026-04-02')).toBe(1)
  expect(await world.ok(admin().call('publishPolicy', split({ note: '改过' })))).toMatchObject({ version: 2 })
})

test('a split that makes no sense does not even wait', async () => {
  const { roles } = DEFAULT_SPLIT_POLICY
  const reply = await admin().call(
    'publishPolicy',
    split({ doc: { ...DEFAULT_SPLIT_POLICY, roles: [roles[0], roles[0]] } }),
  )
  expect(reply).toMatchObject({ ok: false, error: { code: 'policy_invalid', details: { faults: ['角色不能重复'] } } })
  expect((await world.ok(admin().call('listApprovals', {}))).approvals).toEqual([])
})
