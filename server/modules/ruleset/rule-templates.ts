import type { Rule, RuleSet } from '../../../contract/rule-set'
import { DEFAULT_RULE_SET } from './default-rule-set'

/** A rule set to begin with: complete, sound for any brand, and said in a paragraph. */
export type RuleTemplate = { templateId: string; name: string; about: string; doc: RuleSet }

const first = DEFAULT_RULE_SET
const ruleOf = (id: string): Rule => first.rules.find((rule) => rule.id === id)!
const rulesOf = (phase: Rule['phase']): Rule[] => first.rules.filter((rule) => rule.phase === phase)

const NEAR: Rule = {
  phase: 'scope',
  id: 'scope-nearest',
  name: '最近的门店',
  isOn: true,
  when: { f: 'lead.place', op: 'exists', v: true },
  stores: { kind: 'nearest', count: 3, withinKm: 15 },
}
const FAST: Rule[] = [
  {
    phase: 'sla',
    id: 'sla-hot',
    name: '高意向线索 3 分钟接下',
    isOn: true,
    when: { f: 'lead.score', op: 'gte', v: 70 },
    answer: { acceptMinutes: 3, firstContactMinutes: 10, maxAttempts: 4, clock: 'business' },
  },
  {
    phase: 'sla',
    id: 'sla-rest',
    name: '其他线索 10 分钟接下',
    isOn: true,
    when: null,
    answer: { acceptMinutes: 10, firstContactMinutes: 30, maxAttempts: 4, clock: 'business' },
  },
]

const NEAR_AND_FAST: RuleSet = {
  ...first,
  rules: [
    ruleOf('scope-scene-guide'),
    ruleOf('scope-scene-store'),
    NEAR,
    ruleOf('scope-city'),
    ...rulesOf('require'),
    {
      phase: 'boost',
      id: 'boost-quick',
      name: '接得快的导购',
      isOn: true,
      when: { f: 'guide.acceptRate7d', op: 'gte', v: 0.8 },
      points: 10,
    },
    { ...(ruleOf('boost-skill') as Extract<Rule, { phase: 'boost' }>), points: 6 },
    ...FAST,
  ],
  select: { ...first.select, distCostPerKm: 3, responsiveness: 0.8, leadThreshold: 3 },
}

const IN_TURN: RuleSet = {
  ...first,
  rules: [
    ruleOf('scope-scene-store'),
    ruleOf('scope-nearest'),
    ruleOf('scope-city'),
    ...rulesOf('require'),
    ruleOf('cap-newcomer'),
    ...rulesOf('sla'),
  ],
  select: {
    ...first.select,
    objective: 'equal',
    leadThreshold: 0.5,
    distCostPerKm: 0.3,
    gradeWeights: [1, 1, 1, 1, 1],
    responsiveness: 0,
  },
}

const BY_VALUE: RuleSet = {
  ...first,
  rules: first.rules.flatMap((rule): Rule[] =>
    rule.id !== 'boost-best-guides'
      ? [rule]
      : [
          {
            phase: 'boost',
            id: 'boost-best-guides',
            name: '高分线索给资深导购',
            isOn: true,
            when: {
              all: [
                { f: 'lead.score', op: 'gte', v: 60 },
                { f: 'guide.grade', op: 'gte', v: 4 },
              ],
            },
            points: 12,
          },
          {
            phase: 'boost',
            id: 'boost-top-tiers',
            name: '金卡黑卡给最资深的导购',
            isOn: true,
            when: {
              all: [
                { f: 'lead.tier', op: 'in', v: ['gold', 'black'] },
                { f: 'guide.grade', op: 'gte', v: 5 },
              ],
            },
            points: 10,
          },
        ],
  ),
  select: { ...first.select, objective: 'value', leadThreshold: 3 },
  hold: { isOn: true, maxMinutes: 5, belowScore: 40 },
}

const OWNER_FIRST: RuleSet = {
  ...first,
  rules: [
    {
      phase: 'scope',
      id: 'scope-owner-protected',
      name: '保护期内只给归属导购',
      isOn: true,
      when: { f: 'lead.ownerProtectedDays', op: 'gt', v: 0 },
      stores: { kind: 'owner', mode: 'strict' },
    },
    ...first.rules,
    {
      phase: 'boost',
      id: 'boost-owner',
      name: '归属导购加分',
      isOn: true,
      when: { f: 'guide.isOwner', op: 'eq', v: true },
      points: 10,
    },
  ],
}

export const RULE_TEMPLATES: readonly RuleTemplate[] = [
  {
    templateId: 'near-and-fast',
    name: '就近快接',
    about:
      '顾客在哪里，就给 15 公里内最近的门店，接得快的导购优先；高意向线索 3 分钟内要接下，超时马上换下一位。适合到店型生意、门店密集的城市。代价是热门门店的导购会更忙。',
    doc: NEAR_AND_FAST,
  },
  {
    templateId: 'in-turn',
    name: '公平轮流',
    about:
      '同一家门店里大家轮流接，谁也不会比应得的进度多出半条以上，不看级别和加减分，新人有每日上限。适合刚开始用线索分配、导购最在意公平的团队。代价是高价值的线索不一定给到最能成交的导购。',
    doc: IN_TURN,
  },
  {
    templateId: 'by-value',
    name: '价值优先',
    about:
      '按预期毛利选人：60 分以上的线索和金卡、黑卡顾客优先给 4 级以上的资深导购，低分线索可以稍等几分钟换更空的人。仍限制领先条数，线索不会全给少数几位。适合客单价高、导购水平差别大的品牌。',
    doc: BY_VALUE,
  },
  {
    templateId: 'owner-first',
    name: '老客归属优先',
    about:
      '有归属导购的顾客，保护期内只给 TA，保护期过了也先问 TA，再按扫码门店和距离分配。适合靠老客和长期服务的品牌。代价是归属导购休假时，保护期内的线索会直接走到店长和总部池。',
    doc: OWNER_FIRST,
  },
]
