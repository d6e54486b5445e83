import type { Rule, RulePhase } from '../../contract/rule-set'

/** Changes of a list of rules, as the editor makes them: rules of a phase keep their order among themselves. Pure. */

export const PHASE_TEXT: Record<RulePhase, { title: string; about: string; add: string }> = {
  scope: {
    title: '去哪些门店',
    about: '从上往下，第一条成立的决定去哪里；那里没有人能接时再看下一条。',
    add: '加一条门店范围',
  },
  require: { title: '必须满足', about: '导购要同时满足每一条，才会被考虑。', add: '加一条要求' },
  exclude: { title: '排除', about: '符合其中任何一条的导购，这条线索不给 TA。', add: '加一条排除' },
  boost: { title: '加减分', about: '成立的都算，合计在正负 50 分以内；1 分相当于 1 元预期毛利。', add: '加一条加减分' },
  cap: { title: '上限', about: '成立的里取最小的；只会低于导购自己的上限，不会更高。', add: '加一条上限' },
  sla: {
    title: '时限',
    about: '从上往下，第一条成立的决定多久内要接下、联系顾客。',
    add: '加一条时限',
  },
}
export const PHASES = Object.keys(PHASE_TEXT) as RulePhase[]

/** A rule to be filled in; by itself it is well-formed. */
export function blankRule(phase: RulePhase, id: string): Rule {
  const base = { id, isOn: true, when: null }
  switch (phase) {
    case 'scope':
      return { phase, ...base, name: '新的门店范围', stores: { kind: 'nearest', count: 4, withinKm: 20 } }
    case 'require':
      return { phase, ...base, name: '新的要求', when: { f: 'guide.onShift', op: 'eq', v: true } }
    case 'exclude':
      return { phase, ...base, name: '新的排除', when: { f: 'guide.tenureDays', op: 'lt', v: 7 } }
    case 'boost':
      return { phase, ...base, name: '新的加减分', points: 10 }
    case 'cap':
      return { phase, ...base, name: '新的上限', limits: { daily: 10 } }
    case 'sla': {
      const answer = { acceptMinutes: 20, firstContactMinutes: 60, maxAttempts: 3, clock: 'business' as const }
      return { phase, ...base, name: '新的时限', answer }
    }
  }
}

/** The rules of a phase in their order. */
export const rulesOf = (rules: readonly Rule[], phase: RulePhase) => rules.filter((rule) => rule.phase === phase)

export const replaceRule = (rules: readonly Rule[], next: Rule): Rule[] =>
  rules.map((rule) => (rule.id === next.id ? next : rule))

export const removeRule = (rules: readonly Rule[], id: string): Rule[] => rules.filter((rule) => rule.id !== id)

/** Adds a rule as the last of its phase; a new time before those that hold always, behind which it would never be reached. */
export function addRule(rules: readonly Rule[], rule: Rule): Rule[] {
  const always = rule.phase === 'sla' ? rules.findIndex((one) => one.phase === 'sla' && one.when === null) : -1
  const last = rules.findLastIndex(({ phase }) => phase === rule.phase)
  return rules.toSpliced(always >= 0 ? always : last >= 0 ? last + 1 : rules.length, 0, rule)
}

/** Adds a copy behind the original, under another id and name. */
export function duplicateRule(rules: readonly Rule[], id: string, copyId: string): Rule[] {
  return rules.flatMap((rule) =>
    rule.id === id ? [rule, { ...rule, id: copyId, name: `${rule.name.slice(0, 36)}（副本）` }] : [rule],
  )
}

/** Moves a rule up or down among those of its phase; at the end it stays. */
export function moveRule(rules: readonly Rule[], id: string, step: -1 | 1): Rule[] {
  const from = rules.findIndex((rule) => rule.id === id)
  const phase = rules[from]?.phase
  let to = from + step
  while (rules[to] && rules[to]!.phase !== phase) to += step
  const [moving, other] = [rules[from], rules[to]]
  if (!moving || !other) return [...rules]
  return rules.with(to, moving).with(from, other)
}
