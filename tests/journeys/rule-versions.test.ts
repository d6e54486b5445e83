import type { RuleSet } from '../../contract/rule-set'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { rulesInForce } from '../../server/modules/ruleset/rule-set.sql'
import { useWorld } from '../support/world'

const world = useWorld()
const admin = (name = 'admin') => world.staff('hq_admin', { name })
const now = () => world.clock.now()
const reason = '试一试'

/** The first rule set with the skill boost at other points. */
const withPoints = (points: number): RuleSet => ({
  ...DEFAULT_RULE_SET,
  rules: DEFAULT_RULE_SET.rules.map((rule) =>
    rule.phase === 'boost' && rule.id === 'boost-skill' ? { ...rule, points } : rule,
  ),
})
const draft = (over: object = {}) => ({
  parentVersion: 1,
  doc: withPoints(20),
  note: '更看重品类',
  expected: { metric: 'value', changePpm: 30_000 },
  reviewOn: '2026-04-01',
  ...over,
})
const save = (over: object = {}, who = admin()) => world.ok(who.call('saveRuleSetDraft', draft(over)))
const goLive = async (version: number, effectiveFrom: unknown = now()) => {
  const { approvalId } = await world.ok(admin().call('requestApproval', { version, effectiveFrom, note: reason }))
  return world.ok(admin('second').call('decideApproval', { approvalId, decision: 'approve', reason }))
}
const statuses = async () => {
  const { ruleSets } = await world.ok(admin().call('listRuleSets', {}))
  return Object.fromEntries(ruleSets.map(({ version, status }) => [version, status]))
}
const liveAt = async (at: Date) => (await rulesInForce(world.db, world.brandId, at)).live.version

test('a draft says itself, keeps what was expected of it, and tells what it changes of the version before', async () => {
  const { version, warnings, sentences } = await save({
    doc: { ...withPoints(20), fallback: ['hqPool', 'nextStores'] },
  })
  expect(version).toBe(2)
  expect(warnings.map(({ code }) => code)).toEqual(['empty_pool'])
  expect(sentences).toContainEqual(expect.objectContaining({ text: '擅长该品类的导购加 20 分。' }))
  const shown = await world.ok(world.staff('finance').call('showRuleSet', { version }))
  expect(shown).toMatchObject({
    version: 2,
    parent: 1,
    status: 'draft',
    note: '更看重品类',
    expected: { metric: 'value', changePpm: 30_000 },
    reviewOn: '2026-04-01',
    createdByName: 'admin',
    warnings: [{ code: 'empty_pool', text: expect.stringContaining('总部顾问') }],
    events: [{ status: 'draft', actorName: 'admin', reason: '更看重品类' }],
  })
  expect(shown.changes.map(({ text }) => text)).toEqual([
    '规则「擅长该品类」由「擅长该品类的导购加 12 分」改为「擅长该品类的导购加 20 分」。',
    '兜底由换其他门店、转店长、转总部池改为转总部池、换其他门店。',
  ])
  const { changes } = await world.ok(admin().call('diffRuleSets', { from: 2, to: 1 }))
  expect(changes).toHaveLength(2)
  expect(await liveAt(now())).toBe(1)
})

test('two people who change one version: the second is told of the first, and nothing is overwritten', async () => {
  await save()
  const second = await world.staff('hq_ops').call('saveRuleSetDraft', draft({ doc: withPoints(30) }))
  expect(second).toMatchObject({ ok: false, error: { code: 'rule_set_conflict', details: { newest: 2 } } })
  expect(await statuses()).toEqual({ 1: 'live', 2: 'draft' })
  await world.ok(admin().call('retireRuleSet', { version: 2, reason: '不要了' }))
  expect((await save({ doc: withPoints(30) })).version).toBe(3)
  expect(await world.refused(admin().call('saveRuleSetDraft', draft({ parentVersion: 9 })))).toBe('rule_set_unknown')
})

const rule = { phase: 'boost', id: 'mine', name: '我的规则', isOn: true, points: 5 }
test.each<[string, object, string]>([
  [
    'a field nobody knows',
    { rules: [{ ...rule, when: { f: 'lead.gender', op: 'eq', v: '女' } }] },
    '规则「我的规则」的条件（字段）：没有这个字段',
  ],
  [
    'a comparison that does not suit',
    { rules: [{ ...rule, when: { f: 'lead.city', op: 'gt', v: '上海' } }] },
    '规则「我的规则」的条件（值）：「顾客城市」不能这样比较',
  ],
  [
    'a contradiction',
    {
      rules: [
        {
          ...rule,
          when: {
            all: [
              { f: 'lead.score', op: 'gte', v: 70 },
              { f: 'lead.score', op: 'lt', v: 50 },
            ],
          },
        },
      ],
    },
    '规则「我的规则」的条件自相矛盾',
  ],
  [
    'a store of nobody',
    { rules: [{ ...rule, when: { f: 'store.id', op: 'eq', v: 'st_nowhere' } }] },
    '规则「我的规则」里的门店「st_nowhere」不存在',
  ],
  [
    'weights of nothing',
    { select: { ...DEFAULT_RULE_SET.select, gradeWeights: [0, 0, 0, 0, 0] } },
    '各级别的权重全是 0',
  ],
  ['no fallback', { fallback: [] }, '没有设兜底'],
])('a rule set with %s is not saved, and the words name the rule and the way out', async (_, over, text) => {
  const rules = [...DEFAULT_RULE_SET.rules, ...('rules' in over ? (over.rules as object[]) : [])]
  const doc = { ...DEFAULT_RULE_SET, ...over, rules }
  const { faults } = await world.ok(admin().call('checkRuleSet', { doc }))
  expect(faults.map((fault) => fault.text)).toContainEqual(expect.stringContaining(text))
  const reply = await admin().call('saveRuleSetDraft', draft({ doc }))
  expect(reply).toMatchObject({ ok: false, error: { code: 'rule_set_invalid', details: { faults } } })
  expect(await statuses()).toEqual({ 1: 'live' })
})

test('a draft that is sound is only read by checking it', async () => {
  const checked = await world.ok(admin().call('checkRuleSet', { doc: withPoints(20) }))
  expect(checked.faults).toEqual([])
  expect(checked.sentences.length).toBeGreaterThan(DEFAULT_RULE_SET.rules.length)
  expect(await statuses()).toEqual({ 1: 'live' })
})

test('who asked for a version to go live cannot agree to it; a second person can, from its start on', async () => {
  await save()
  const start = new Date(now().getTime() + 86_400_000)
  const asking = { version: 2, effectiveFrom: start, note: '周一上线' }
  const { approvalId } = await world.ok(admin().call('requestApproval', asking))
  expect(await world.refused(admin().call('requestApproval', asking))).toBe('approval_waiting')
  const decision = { approvalId, decision: 'approve', reason: '同意' }
  expect(await world.refused(admin().call('decideApproval', decision))).toBe('own_request')
  expect(await world.refused(world.staff('finance').call('decideApproval', decision))).toBe('forbidden')
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
  const senior = { ...rule, phase: 'require', when: { f: 'guide.grade', op: 'gte', v: 2 } }
  const { points: _, ...required } = senior
  await save({ doc: { ...DEFAULT_RULE_SET, rules: [...DEFAULT_RULE_SET.rules, required] } })
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
  expect(await world.refused(admin().call('rollBackRuleSet', { reason }))).toBe('nothing_before')
  await save()
  world.clock.advance({ minutes: 1 })
  await goLive(2)
  expect(await statuses()).toEqual({ 1: 'retired', 2: 'live' })
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(admin().call('rollBackRuleSet', { reason: '接待率掉了' }))).toEqual({ from: 2, to: 1 })
  expect(await statuses()).toEqual({ 1: 'live', 2: 'retired' })
  expect(await liveAt(now())).toBe(1)
  const { events } = await world.ok(admin().call('showRuleSet', { version: 1 }))
  expect(events.at(-1)).toMatchObject({ status: 'live', reason: '接待率掉了', approvedBy: null })

  // What was retired goes live again only as anything else does.
  expect(await world.refused(admin().call('startShadow', { version: 2, reason }))).toBe('rule_set_state')
  await goLive(2)
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

test('a rule that none of the newest leads would have met is told, as a warning', async () => {
  await world.build.store({ code: 'S1' })
  await world.build.member({ phone: '13800000001', openid: 'openid-li' })
  for (let i = 0; i < 50; i++) {
    const lead = { wish: `沙发${i}`, channel: 'mall', idempotencyKey: `sample-${i}-key` }
    await world.ok(world.shopper('li').call('captureLead', lead))
  }
  const when = { f: 'lead.channel', op: 'eq', v: 'display' }
  const doc = { ...DEFAULT_RULE_SET, rules: [...DEFAULT_RULE_SET.rules, { ...rule, when }] }
  const { warnings } = await world.ok(admin().call('checkRuleSet', { doc }))
  expect(warnings).toContainEqual({
    code: 'never_matched',
    ruleId: 'mine',
    text: '最近的 50 条线索没有一条符合规则「我的规则」；请确认条件没有填错',
  })
})
