import type { Condition } from '../../../contract/rule-condition'
import { BOOST_POINTS_MAX, type Rule, type RuleSet } from '../../../contract/rule-set'
import { canHold, implies } from './can-hold'
import { quoted, type RuleFinding, type RuleFindings } from './rule-finding'

type Of<Phase extends Rule['phase']> = Extract<Rule, { phase: Phase }>

/** Whether boosts and caps can do anything, given who is left out, and whether they undo each other. */
export function checkRuleEffects({ rules }: Pick<RuleSet, 'rules'>): RuleFindings {
  const on = rules.filter((rule) => rule.isOn && canHold(rule.when, rule.phase))
  const gates = on.filter((rule) => rule.phase === 'require' || rule.phase === 'exclude')
  const boosts = on.filter((rule): rule is Of<'boost'> => rule.phase === 'boost')
  const caps = on.filter((rule): rule is Of<'cap'> => rule.phase === 'cap')
  // A rule that alone leaves nobody is found where each is checked; everything else would only say it again.
  const isClosed = gates.some((gate) => !canHold(letsIn(gate)))
  const faults = isClosed ? [] : everybodyLeftOut(gates)
  if (!isClosed && faults.length === 0) {
    for (const rule of [...boosts, ...caps]) faults.push(...withoutEffect(rule, gates))
    for (const rule of boosts) faults.push(...boostedButCapped(rule, caps))
  }
  return { faults, warnings: [...cancelling(boosts), ...clamped(boosts)] }
}

/** What a rule lets through, as a condition; null when it lets everybody through. */
function letsIn(gate: Rule): Condition | null {
  if (gate.phase === 'require') return gate.when
  return gate.when === null ? { all: [NEVER] } : { not: gate.when }
}
const NEVER: Condition = { f: 'lead.score', op: 'exists', v: false }

function together(parts: readonly (Condition | null)[]): Condition | null {
  const real = parts.filter((part): part is Condition => part !== null)
  return real.length === 0 ? null : { all: real }
}

function everybodyLeftOut(gates: readonly Rule[]): RuleFinding[] {
  for (const [i, gate] of gates.entries()) {
    if (canHold(together(gates.slice(0, i + 1).map(letsIn)))) continue
    const pair = gates.slice(0, i).find((other) => !canHold(together([letsIn(other), letsIn(gate)])))
    const others = (pair ? [pair] : gates.slice(0, i)).map(({ name }) => quoted(name)).join('、')
    const text = `${quoted(gate.name)}和${others}合在一起排除了所有导购，没有线索能分出去；请改正其中一条的条件，或停用一条`
    return [{ code: 'leaves_nobody', ruleId: gate.id, text }]
  }
  return []
}

function withoutEffect(rule: Rule, gates: readonly Rule[]): RuleFinding[] {
  const gate = gates.find((one) => !canHold(together([rule.when, letsIn(one)])))
  if (!gate && canHold(together([rule.when, ...gates.map(letsIn)]))) return []
  const by = gate ? quoted(gate.name) : '要求和排除的规则'
  const what = rule.phase === 'boost' ? '加减分' : '上限'
  const text = `${quoted(rule.name)}的${what}永远用不上：符合它的导购都已被${by}排除；请改正其中一条的条件，或停用这条规则`
  return [{ code: 'no_effect', ruleId: rule.id, text }]
}

function boostedButCapped(boost: Of<'boost'>, caps: readonly Of<'cap'>[]): RuleFinding[] {
  const cap = caps.find(
    ({ limits, when }) => Object.values(limits).some((limit) => limit === 0) && implies(boost.when, when),
  )
  if (!cap || boost.points <= 0) return []
  const text = `${quoted(boost.name)}给导购加分，${quoted(cap.name)}却把同一批导购的上限定为 0，两条互相矛盾；请留下一条`
  return [{ code: 'no_effect', ruleId: boost.id, text }]
}

function cancelling(boosts: readonly Of<'boost'>[]): RuleFinding[] {
  return boosts.flatMap((rule, i) => {
    const twin = boosts
      .slice(0, i)
      .find(
        (other) =>
          Math.sign(other.points) === -Math.sign(rule.points) &&
          rule.points !== 0 &&
          implies(rule.when, other.when) &&
          implies(other.when, rule.when),
      )
    if (!twin) return []
    const text = `${quoted(rule.name)}和${quoted(twin.name)}的条件一样，一条加分一条减分，互相抵消；请合并成一条`
    return [{ code: 'boosts_cancel' as const, ruleId: rule.id, text }]
  })
}

/** Boosts that can meet in one guide add up to at most the limit; what is above counts for nothing. */
function clamped(boosts: readonly Of<'boost'>[]): RuleFinding[] {
  for (const sign of [1, -1]) {
    const meeting: Of<'boost'>[] = []
    const strongest = boosts
      .filter(({ points }) => Math.sign(points) === sign)
      .toSorted((a, b) => Math.abs(b.points) - Math.abs(a.points))
    for (const boost of strongest) {
      if (canHold(together([...meeting, boost].map(({ when }) => when)))) meeting.push(boost)
    }
    const sum = meeting.reduce((total, { points }) => total + points, 0)
    if (Math.abs(sum) <= BOOST_POINTS_MAX) continue
    const names = meeting.map(({ name }) => `「${name}」`).join('、')
    const word = sign > 0 ? '加' : '减'
    const text = `规则${names}可能同时成立，一共${word} ${Math.abs(sum)} 分，但合计只按 ${BOOST_POINTS_MAX} 分算；如果要分出高低，请把分数调小`
    return [{ code: 'boosts_clamped', ruleId: meeting.at(-1)!.id, text }]
  }
  return []
}
