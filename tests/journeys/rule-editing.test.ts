import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { draftOf, ruleMakers, withPoints } from '../support/rule-drafts'
import { useWorld } from '../support/world'

const world = useWorld()
const { admin, now, reason, save, goLive, statuses } = ruleMakers(world)
const colleague = () => world.staff('hq_ops', { name: 'lin' })
const capped = { ...DEFAULT_RULE_SET, rules: DEFAULT_RULE_SET.rules.filter(({ id }) => id !== 'cap-newcomer') }

test('who comes second is told who was first and when, and brings both changes together', async () => {
  await save({ doc: withPoints(20), note: '更看重品类' })
  const refused = await colleague().call('saveRuleSetDraft', draftOf({ doc: capped, note: '新人不限' }))
  expect(refused).toMatchObject({
    error: {
      code: 'rule_set_conflict',
      details: { version: 2, newest: 2, note: '更看重品类', byName: 'admin', at: now() },
    },
  })
  const merged = await world.ok(colleague().call('mergeRuleDraft', { parentVersion: 1, theirVersion: 2, doc: capped }))
  expect(merged.clashes).toEqual([])
  expect(merged.theirChanges.map(({ ruleId }) => ruleId)).toEqual(['boost-skill'])
  expect(merged.myChanges.map(({ ruleId }) => ruleId)).toEqual(['cap-newcomer'])
  expect(merged.changes).toEqual(merged.myChanges)
  const saved = await world.ok(
    colleague().call('saveRuleSetDraft', draftOf({ parentVersion: 2, doc: merged.doc, note: '两人的修改' })),
  )
  expect(saved.version).toBe(3)
  const { changes } = await world.ok(admin().call('diffRuleSets', { from: 1, to: 3 }))
  expect(changes.map(({ ruleId }) => ruleId).sort()).toEqual(['boost-skill', 'cap-newcomer'])
})

test('the second is told of the last of a row of versions, since that is the one to go on from', async () => {
  await save({ doc: withPoints(20) })
  await save({ parentVersion: 2, doc: withPoints(25), note: '再高一点' })
  const refused = await colleague().call('saveRuleSetDraft', draftOf({ doc: withPoints(30) }))
  expect(refused).toMatchObject({ error: { details: { version: 3, note: '再高一点' } } })
})

test('a rule both changed is listed with both words, and chosen', async () => {
  await save({ doc: withPoints(20) })
  const asked = { parentVersion: 1, theirVersion: 2, doc: withPoints(30) }
  const { clashes } = await world.ok(colleague().call('mergeRuleDraft', asked))
  expect(clashes).toMatchObject([
    {
      key: 'rule:boost-skill',
      name: '擅长该品类',
      mine: '擅长该品类的导购加 30 分。',
      theirs: '擅长该品类的导购加 20 分。',
    },
  ])
  const mine = await world.ok(colleague().call('mergeRuleDraft', { ...asked, chosen: { 'rule:boost-skill': 'mine' } }))
  expect(mine.doc).toEqual(withPoints(30))
  expect(await world.refused(colleague().call('mergeRuleDraft', { ...asked, doc: {} }))).toBe('rule_set_invalid')
  expect(await world.refused(colleague().call('mergeRuleDraft', { ...asked, theirVersion: 9 }))).toBe(
    'rule_set_unknown',
  )
})

test('while a rule is half written the others still say themselves, and what changed is told once it is whole', async () => {
  const half = {
    phase: 'boost',
    id: 'mine',
    name: '写到一半',
    isOn: true,
    points: 5,
    when: { f: 'lead.city', op: 'eq', v: '' },
  }
  const doc = { ...withPoints(20), rules: [...withPoints(20).rules, half] }
  const checked = await world.ok(admin().call('checkRuleSet', { doc, comparedWith: 1 }))
  expect(checked.faults).toMatchObject([{ ruleId: 'mine' }])
  expect(checked.sentences).toContainEqual(expect.objectContaining({ text: '擅长该品类的导购加 20 分。' }))
  expect(checked.changes).toEqual([])
  const whole = await world.ok(admin().call('checkRuleSet', { doc: withPoints(20), comparedWith: 1 }))
  expect(whole.changes.map(({ ruleId }) => ruleId)).toEqual(['boost-skill'])
  expect(await world.refused(admin().call('checkRuleSet', { doc, comparedWith: 9 }))).toBe('rule_set_unknown')
})

test('hot leads of Shanghai go to senior guides: written, agreed to by a second person, and taken back', async () => {
  const rule = {
    phase: 'boost',
    id: 'shanghai-hot',
    name: '上海高分给资深导购',
    isOn: true,
    points: 20,
    when: {
      all: [
        { f: 'lead.city', op: 'eq', v: '上海' },
        { f: 'lead.score', op: 'gte', v: 60 },
        { f: 'guide.grade', op: 'gte', v: 4 },
      ],
    },
  }
  const { version, sentences } = await save({ doc: { ...DEFAULT_RULE_SET, rules: [...DEFAULT_RULE_SET.rules, rule] } })
  expect(sentences.find(({ ruleId }) => ruleId === 'shanghai-hot')?.text).toBe(
    '当顾客城市是上海，且线索评分不低于 60 分时，级别不低于 4 级的导购加 20 分。',
  )
  const { approvalId } = await world.ok(
    admin().call('requestApproval', { version, effectiveFrom: now(), note: '上海试行' }),
  )
  const own = await world.ok(admin().call('showApproval', { approvalId }))
  expect(own).toMatchObject({ isMine: true, mayDecide: false, against: 1, expected: { metric: 'value' } })
  expect(own.changes.map(({ text }) => text)).toEqual([expect.stringContaining('新增规则「上海高分给资深导购」')])
  expect(await world.ok(colleague().call('showApproval', { approvalId }))).toMatchObject({
    isMine: false,
    mayDecide: true,
  })
  await world.ok(colleague().call('decideApproval', { approvalId, decision: 'approve', reason }))
  expect(await statuses()).toEqual({ 1: 'retired', 2: 'live' })
  const ended = await world.ok(colleague().call('showApproval', { approvalId }))
  expect(ended).toMatchObject({ state: 'approved', mayDecide: false, against: 1, changes: own.changes })

  expect(await world.ok(admin().call('listRuleSets', {}))).toMatchObject({ rollBackTo: 1 })
  await world.ok(admin().call('rollBackRuleSet', { to: 1, reason: '效果不好' }))
  expect(await statuses()).toEqual({ 1: 'live', 2: 'retired' })
  expect(await world.ok(admin().call('listRuleSets', {}))).toMatchObject({ rollBackTo: null })
})

test('what was decided is read page by page, apart from what waits', async () => {
  for (const [parentVersion, points] of [
    [1, 20],
    [2, 21],
    [3, 22],
  ] as const) {
    await save({ parentVersion, doc: withPoints(points) })
    await goLive(parentVersion + 1)
  }
  await save({ parentVersion: 4, doc: withPoints(23) })
  await world.ok(admin().call('requestApproval', { version: 5, effectiveFrom: now(), note: reason }))
  const first = await world.ok(admin().call('listApprovals', { isPast: true, rows: 2 }))
  expect(first.approvals.map(({ version }) => version)).toEqual([4, 3])
  const rest = await world.ok(admin().call('listApprovals', { isPast: true, rows: 2, cursor: first.next }))
  expect(rest).toMatchObject({ approvals: [{ version: 2 }], next: null })
  const { approvals } = await world.ok(admin().call('listApprovals', { state: 'waiting' }))
  expect(approvals).toMatchObject([{ version: 5, isMine: true, mayDecide: false }])
})

test('how money is shared is shown as differences in words to whoever agrees to it', async () => {
  const { versions } = await world.ok(admin().call('listPolicies', { kind: 'split' }))
  const doc = { ...(versions[0]!.doc as object), poolPpm: 120_000 }
  const wanted = { kind: 'split', doc, parentVersion: 1, effectiveFrom: now(), note: '提高佣金' }
  const { approvalId } = await world.ok(admin().call('publishPolicy', wanted))
  const shown = await world.ok(world.staff('finance').call('showApproval', { approvalId }))
  expect(shown).toMatchObject({ kind: 'split_policy', mayDecide: true, against: 1, warnings: [] })
  expect(shown.changes.map(({ text }) => text)).toEqual([expect.stringMatching(/^每单佣金比例由 .+ 改为 12%。$/)])
  expect(await world.refused(admin().call('showApproval', { approvalId: 'ap_nobody' }))).toBe('approval_unknown')
})

test('there are sound rule sets to begin with, whatever stores a brand has', async () => {
  const { templates } = await world.ok(admin().call('listRuleTemplates', {}))
  expect(templates.map(({ name }) => name)).toEqual(['就近快接', '公平轮流', '价值优先', '老客归属优先'])
  for (const { doc, sentences } of templates) {
    const { faults } = await world.ok(admin().call('checkRuleSet', { doc }))
    expect(faults).toEqual([])
    expect(sentences.length).toBeGreaterThan(10)
  }
  expect((await save({ doc: templates[1]!.doc })).version).toBe(2)
})

test('whoever writes a rule picks from the stores, guides, cities and wishes there are', async () => {
  const storeId = await world.build.store({ code: 'S1', name: '徐汇店', city: '上海' })
  await world.build.guide(storeId, { code: 'G1', name: '林小满' })
  await world.build.member({ phone: '13800000001', openid: 'openid-li' })
  await world.ok(
    world.shopper('li').call('captureLead', { wish: '真皮沙发', channel: 'mall', idempotencyKey: 'values-key-1' }),
  )
  const values = async (field: string, over: object = {}) =>
    (await world.ok(admin().call('listRuleValues', { field, ...over }))).values
  expect(await values('store.id', { search: '徐汇' })).toMatchObject([
    { value: storeId, label: '徐汇店（上海）', place: { latitude: expect.any(Number) } },
  ])
  expect(await values('store.id', { search: '没有', values: [storeId] })).toHaveLength(1)
  expect(await values('store.city')).toMatchObject([{ value: '上海', place: null }])
  expect(await values('lead.city')).toContainEqual({ value: '上海', label: '上海', place: null })
  expect(await values('lead.wish', { search: '沙发' })).toContainEqual(expect.objectContaining({ value: '真皮沙发' }))
  expect(await values('guide.id')).toMatchObject([{ label: expect.stringContaining('林小满') }])
  for (const field of ['store.region', 'lead.partner', 'lead.campaign'])
    expect(await values(field)).toBeInstanceOf(Array)
})
