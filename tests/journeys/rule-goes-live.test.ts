import { shanghaiDay } from '../../server/kernel/shanghai-time'
import { endApproval } from '../../server/modules/ruleset/approval.sql'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { rulesInForce } from '../../server/modules/ruleset/rule-set.sql'
import { ruleMakers, withPoints } from '../support/rule-drafts'
import { useWorld } from '../support/world'

const world = useWorld()
const { admin, now, reason, save, goLive, statuses, liveAt } = ruleMakers(world)

test('who asked for a version to go live cannot agree to it; a second person can, from its start on', async () => {
  await save()
  const start = new Date(now().getTime() + 86_400_000)
  const asking = { version: 2, effectiveFrom: start, note: '周一上线' }
  const { approvalId } = await world.ok(admin().call('requestApproval', asking))
  expect(await world.refused(admin().call('requestApproval', asking))).toBe('approval_waiting')
  const decision = { approvalId, decision: 'approve', reason: '同意' }
  expect(await world.refused(admin().call('decideApproval', decision))).toBe('own_request')
  expect(await world.refused(world.staff('finance').call('decideApproval', decision))).toBe('forbidden')
  // The database holds it too, whatever the code above it does.
  const [waiting] = (await world.ok(admin().call('listApprovals', {}))).approvals
  const asOne = { state: 'approved' as const, by: waiting!.requestedBy, at: now(), reason }
  await expect(endApproval(world.db, world.brandId, approvalId, asOne)).rejects.toMatchObject({ code: '23514' })
  const { approvals } = await world.ok(admin('second').call('listApprovals', {}))
  expect(approvals).toMatchObject([
    { approvalId, kind: 'rule_set', version: 2, state: 'waiting', mayDecide: true, requestedByName: 'admin' },
  ])

  expect(await world.ok(admin('second').call('decideApproval', decision))).toEqual({
    state: 'approved',
    version: 2,
    effectiveFrom: start,
  })
  expect(await world.refused(admin('third').call('decideApproval', decision))).toBe('approval_state')
  expect([await liveAt(now()), await liveAt(start)]).toEqual([1, 2])
  const { events, liveFrom } = await world.ok(admin().call('showRuleSet', { version: 2 }))
  expect(liveFrom).toEqual(start)
  expect(events.at(-1)).toMatchObject({ status: 'live', actorName: 'admin', approvedByName: 'second' })
  const { entries } = await world.ok(admin().call('listAudit', { target: 'rules:2' }))
  expect(entries.map(({ action }) => action)).toEqual(['decideApproval', 'requestApproval', 'saveRuleSetDraft'])
})

test('what is refused or taken back does not go live, and only who asked takes it back', async () => {
  await save()
  const asking = { version: 2, effectiveFrom: now(), note: reason }
  const first = await world.ok(admin().call('requestApproval', asking))
  const decide = (who: string, approvalId: string, decision: string) =>
    admin(who).call('decideApproval', { approvalId, decision, reason })
  expect(await world.refused(decide('second', first.approvalId, 'withdraw'))).toBe('not_requester')
  expect(await world.ok(decide('second', first.approvalId, 'refuse'))).toEqual({
    state: 'refused',
    version: 2,
    effectiveFrom: null,
  })
  const second = await world.ok(admin().call('requestApproval', asking))
  expect(await world.ok(decide('admin', second.approvalId, 'withdraw'))).toMatchObject({ state: 'withdrawn' })
  expect(await liveAt(now())).toBe(1)
  expect(await world.refused(decide('second', 'ap_none', 'approve'))).toBe('approval_unknown')
})

test('rules that have become wrong meanwhile do not go live: they are checked again when they are agreed to', async () => {
  const storeId = await world.build.store({ code: 'S1' })
  await world.build.guide(storeId, { code: 'G1', grade: 2 })
  const senior = {
    phase: 'require',
    id: 'mine',
    name: '我的规则',
    isOn: true,
    when: { f: 'guide.grade', op: 'gte', v: 2 },
  }
  await save({ doc: { ...DEFAULT_RULE_SET, rules: [...DEFAULT_RULE_SET.rules, senior] } })
  const asking = { version: 2, effectiveFrom: now(), note: reason }
  const { approvalId } = await world.ok(admin().call('requestApproval', asking))
  await world.db.updateTable('guide').set({ grade: 1 }).where('code', '=', 'G1').execute()
  const reply = await admin('second').call('decideApproval', { approvalId, decision: 'approve', reason })
  expect(reply).toMatchObject({
    ok: false,
    error: {
      code: 'rule_set_invalid',
      details: { faults: [{ code: 'empty_pool', text: expect.stringContaining('规则「我的规则」') }] },
    },
  })
  expect(await liveAt(now())).toBe(1)
})

test('going back puts the version before in force at once, by one person, and leaves the other retired', async () => {
  expect(await world.refused(admin().call('rollBackRuleSet', { to: 1, reason }))).toBe('nothing_before')
  await save()
  world.clock.advance({ minutes: 1 })
  await goLive(2)
  expect(await statuses()).toEqual({ 1: 'retired', 2: 'live' })
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(admin().call('rollBackRuleSet', { to: 1, reason: '接待率掉了' }))).toEqual({ from: 2, to: 1 })
  expect(await statuses()).toEqual({ 1: 'live', 2: 'retired' })
  expect(await liveAt(now())).toBe(1)
  const { events } = await world.ok(admin().call('showRuleSet', { version: 1 }))
  expect(events.at(-1)).toMatchObject({ status: 'live', reason: '接待率掉了', approvedBy: null })

  // What was retired goes live again only as anything else does.
  expect(await world.refused(admin().call('startShadow', { version: 2, reason }))).toBe('rule_set_state')
  await goLive(2)
  expect(await liveAt(now())).toBe(2)
})

test('two who go back at once go back one version, not two', async () => {
  await save()
  world.clock.advance({ minutes: 1 })
  await goLive(2)
  await save({ parentVersion: 2, doc: withPoints(25) })
  world.clock.advance({ minutes: 1 })
  await goLive(3)
  world.clock.advance({ minutes: 1 })
  const { rollBackTo } = await world.ok(admin().call('listRuleSets', {}))
  const once = () => admin().call('rollBackRuleSet', { to: rollBackTo, reason })
  expect(await world.ok(once())).toEqual({ from: 3, to: 2 })
  world.clock.advance({ minutes: 1 })
  expect(await world.refused(once())).toBe('roll_back_changed')
  expect(await liveAt(now())).toBe(2)
})

test('one version at a time runs in the shadow, and the one in force is not retired but replaced', async () => {
  await save()
  await save({ parentVersion: 2, doc: withPoints(25) })
  expect(await world.ok(admin().call('startShadow', { version: 2, reason }))).toEqual({ status: 'shadow' })
  expect((await rulesInForce(world.db, world.brandId, now())).shadow?.version).toBe(2)
  expect(await world.refused(admin().call('startShadow', { version: 3, reason }))).toBe('rule_set_busy')
  expect(await world.refused(admin().call('startShadow', { version: 1, reason }))).toBe('rule_set_state')
  expect(await world.refused(admin().call('retireRuleSet', { version: 1, reason }))).toBe('rule_set_state')
  await world.ok(admin().call('retireRuleSet', { version: 2, reason }))
  expect(await world.ok(admin().call('startShadow', { version: 3, reason }))).toEqual({ status: 'shadow' })
  expect(await world.refused(world.staff('hq_ops').call('startShadow', { version: 3, reason }))).toBe('forbidden')
})

test('a start that was agreed to is undone by retiring the version before it comes, and so is a request', async () => {
  await save()
  const start = new Date(now().getTime() + 86_400_000)
  await goLive(2, start)
  expect(await world.refused(admin().call('startShadow', { version: 2, reason }))).toBe('rule_set_state')
  world.clock.advance({ minutes: 1 })
  await world.ok(admin().call('retireRuleSet', { version: 2, reason }))
  expect(await liveAt(start)).toBe(1)

  await save({ doc: withPoints(30) })
  const asking = { version: 3, effectiveFrom: now(), note: reason }
  const { approvalId } = await world.ok(admin().call('requestApproval', asking))
  await world.ok(admin().call('retireRuleSet', { version: 3, reason }))
  const late = { approvalId, decision: 'approve', reason }
  expect(await world.refused(admin('second').call('decideApproval', late))).toBe('approval_state')
  expect(await world.refused(admin().call('showRuleSet', { version: 9 }))).toBe('rule_set_unknown')
})

test('a version on trial is left alone until its pilot has ended', async () => {
  await save()
  const from = shanghaiDay(now())
  const row = { brand_id: world.brandId, rule_version: 2, plan: '{}', guardrails: '{}', starts_on: from, ends_on: from }
  const who = { created_by: 'test', created_at: now(), started_by: 'test', started_at: now() }
  await world.db
    .insertInto('pilot')
    .values({ id: 'pl_1', state: 'running', ...row, ...who })
    .execute()
  const asking = { version: 2, effectiveFrom: now(), note: reason }
  expect(await world.refused(admin().call('requestApproval', asking))).toBe('pilot_running')
  expect(await world.refused(admin().call('retireRuleSet', { version: 2, reason }))).toBe('pilot_running')
  expect(await world.refused(admin().call('startShadow', { version: 2, reason }))).toBe('pilot_running')
  await world.db.updateTable('pilot').set({ state: 'stopped' }).execute()
  expect(await world.ok(admin().call('startShadow', { version: 2, reason }))).toEqual({ status: 'shadow' })
})
