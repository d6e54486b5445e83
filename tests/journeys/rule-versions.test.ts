import { shanghaiDay } from '../../server/kernel/shanghai-time'
import { DEFAULT_RULE_SET } from '../../server/modules/ruleset/default-rule-set'
import { draftOf, ruleMakers, withPoints } from '../support/rule-drafts'
import { useWorld } from '../support/world'

const world = useWorld()
const { admin, now, save, statuses, liveAt } = ruleMakers(world)

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
  const second = await world.staff('hq_ops').call('saveRuleSetDraft', draftOf({ doc: withPoints(30) }))
  expect(second).toMatchObject({ ok: false, error: { code: 'rule_set_conflict', details: { newest: 2 } } })
  expect(await statuses()).toEqual({ 1: 'live', 2: 'draft' })
  await world.ok(admin().call('retireRuleSet', { version: 2, reason: '不要了' }))
  expect((await save({ doc: withPoints(30) })).version).toBe(3)
  expect(await world.refused(admin().call('saveRuleSetDraft', draftOf({ parentVersion: 9 })))).toBe('rule_set_unknown')
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
  const reply = await admin().call('saveRuleSetDraft', draftOf({ doc }))
  expect(reply).toMatchObject({ ok: false, error: { code: 'rule_set_invalid', details: { faults } } })
  expect(await statuses()).toEqual({ 1: 'live' })
})

test('a draft is looked at again on a day to come, not on one that is over', async () => {
  const today = shanghaiDay(now())
  expect(await world.refused(admin().call('saveRuleSetDraft', draftOf({ reviewOn: today })))).toBe('review_day_past')
  expect(await statuses()).toEqual({ 1: 'live' })
})

test('a draft that is sound is only read by checking it', async () => {
  const checked = await world.ok(admin().call('checkRuleSet', { doc: withPoints(20) }))
  expect(checked.faults).toEqual([])
  const { ruleSets } = await world.ok(world.staff('finance').call('listRuleSets', {}))
  expect(ruleSets).toMatchObject([{ version: 1, parent: null, status: 'live', note: '初始规则', createdBy: 'system' }])
  expect(checked.sentences.length).toBeGreaterThan(DEFAULT_RULE_SET.rules.length)
  expect(await statuses()).toEqual({ 1: 'live' })
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

test('rules are the whole brand’s business: staff of some stores are not told of them', async () => {
  const storeId = await world.build.store()
  const limited = world.staff('hq_ops', { storeIds: [storeId], name: 'limited' })
  expect(await world.refused(limited.call('listRuleSets', {}))).toBe('forbidden')
  expect(await world.refused(limited.call('showRuleSet', { version: 1 }))).toBe('forbidden')
})
