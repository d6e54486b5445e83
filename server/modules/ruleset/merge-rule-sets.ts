import type { Rule, RuleSet } from '../../../contract/rule-set'
import { canonicalJson } from '../../kernel/canonical'
import { settingText } from './member-text'
import { type NameOf, NO_NAMES } from './say-condition'
import { sayRule } from './say-rule'
import { sayMember } from './say-setting'

export type Side = 'mine' | 'theirs'
/** What two people changed differently; `chosen` is null until somebody says whose word counts. */
export type RuleClash = { key: string; name: string; mine: string; theirs: string; chosen: Side | null }
type Found = { value: unknown; clashes: RuleClash[] }
type Chosen = Readonly<Record<string, Side>>

const isSame = (a: unknown, b: unknown) => canonicalJson(a ?? null) === canonicalJson(b ?? null)

/**
 * Two changes of one rule set brought together: what only one of them changed is kept, rules told apart by id and settings
 * one by one. What both changed differently is a clash; until it is decided, `theirs`, which is saved already, stands.
 */
export function mergeRuleSets(
  { base, theirs, mine }: { base: RuleSet; theirs: RuleSet; mine: RuleSet },
  chosen: Chosen = {},
  nameOf: NameOf = NO_NAMES,
): { set: RuleSet; clashes: RuleClash[] } {
  const [was, other, own] = [byId(base), byId(theirs), byId(mine)]
  const clashes = orderClash(base.rules, theirs.rules, mine.rules, chosen)
  const rules = mergedOrder(base.rules, theirs.rules, mine.rules, chosen[ORDER]).flatMap((id) => {
    const sides = { was: was.get(id), theirs: other.get(id), mine: own.get(id) }
    if (isSame(sides.mine, sides.was)) return sides.theirs ?? []
    if (isSame(sides.theirs, sides.was) || isSame(sides.theirs, sides.mine)) return sides.mine ?? []
    const clash = ruleClash(id, sides, chosen, nameOf)
    clashes.push(clash)
    return sides[clash.chosen ?? 'theirs'] ?? []
  })
  const { rules: _, ...before } = base
  const { rules: __, ...others } = theirs
  const { rules: ___, ...owns } = mine
  const settings = mergeValue([], before, others, owns, chosen)
  return {
    set: { ...(settings.value as Omit<RuleSet, 'rules'>), rules },
    clashes: [...clashes, ...settings.clashes],
  }
}

const byId = ({ rules }: RuleSet) => new Map(rules.map((rule) => [rule.id, rule]))

type Sides = { was: Rule | undefined; theirs: Rule | undefined; mine: Rule | undefined }

function ruleClash(id: string, { was, theirs, mine }: Sides, chosen: Chosen, nameOf: NameOf): RuleClash {
  const key = `rule:${id}`
  const say = (rule: Rule | undefined) => {
    if (!rule) return '删除这条规则。'
    const name = rule.name === was?.name ? '' : `改名为「${rule.name}」：`
    return `${name}${rule.isOn ? '' : '（停用）'}${sayRule(rule, nameOf)}`
  }
  const name = (was ?? theirs ?? mine)!.name
  return { key, name, mine: say(mine), theirs: say(theirs), chosen: chosen[key] ?? null }
}

/** Settings one by one, as deep as they are groups; what one of them left as it was is the other's. */
function mergeValue(path: readonly string[], was: unknown, theirs: unknown, mine: unknown, chosen: Chosen): Found {
  if (isSame(mine, was)) return { value: theirs, clashes: [] }
  if (isSame(theirs, was) || isSame(theirs, mine)) return { value: mine, clashes: [] }
  if (isGroup(was) && isGroup(theirs) && isGroup(mine)) {
    const clashes: RuleClash[] = []
    const value: Record<string, unknown> = {}
    for (const key of new Set([...Object.keys(was), ...Object.keys(theirs), ...Object.keys(mine)])) {
      const merged = mergeValue([...path, key], was[key], theirs[key], mine[key], chosen)
      clashes.push(...merged.clashes)
      if (merged.value !== undefined) value[key] = merged.value
    }
    return { value, clashes }
  }
  const key = `setting:${path.join('.')}`
  const say = (value: unknown) => sayMember(path, value).trim()
  const clash = { key, name: settingText(path), mine: say(mine), theirs: say(theirs), chosen: chosen[key] ?? null }
  return { value: clash.chosen === 'mine' ? mine : theirs, clashes: [clash] }
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The key of the clash of two who both moved rules: of two that fit, the first decides. */
const ORDER = 'order'

function orderClash(
  base: readonly Rule[],
  theirs: readonly Rule[],
  mine: readonly Rule[],
  chosen: Chosen,
): RuleClash[] {
  if (isInOrderOf(theirs, base) || isInOrderOf(mine, base) || isInOrderOf(mine, theirs)) return []
  const [own, other] = [inBoth(mine, theirs), inBoth(theirs, mine)]
  const differs = (rule: Rule, at: number) => rule.id !== other[at]!.id
  const [first, last] = [own.findIndex(differs), own.findLastIndex(differs)]
  const say = (rules: readonly Rule[]) => rules.slice(first, last + 1).map(({ name }) => `「${name}」`)
  const [ownWords, otherWords] = [say(own).join(' → '), say(other).join(' → ')]
  return [{ key: ORDER, name: '规则的先后', mine: ownWords, theirs: otherWords, chosen: chosen[ORDER] ?? null }]
}

/** Those rules of one list that the other has too, by id. */
const inBoth = (rules: readonly Rule[], other: readonly Rule[]) =>
  rules.filter(({ id }) => other.some((rule) => rule.id === id))

/**
 * Every id of both in one order. Who moved rules decides how they stand, and when both did whoever is chosen, else the
 * colleague; what only the other one has comes after the rule it stood behind.
 */
function mergedOrder(
  base: readonly Rule[],
  theirs: readonly Rule[],
  mine: readonly Rule[],
  chosen: Side | undefined,
): string[] {
  const isMine = isInOrderOf(theirs, base) || (chosen === 'mine' && !isInOrderOf(mine, base))
  const [frame, added] = isMine ? [mine, theirs] : [theirs, mine]
  const order = [...frame]
  for (const [index, rule] of added.entries()) {
    if (order.some(({ id }) => id === rule.id)) continue
    const before = added.slice(0, index).filter(({ phase }) => phase === rule.phase)
    const behind = order.findLastIndex(({ id }) => before.some((one) => one.id === id))
    const first = order.findIndex(({ phase }) => phase === rule.phase)
    order.splice(behind >= 0 ? behind + 1 : first >= 0 ? first : order.length, 0, rule)
  }
  return order.map(({ id }) => id)
}

/** Whether the rules both have stand in the same order. */
function isInOrderOf(rules: readonly Rule[], base: readonly Rule[]): boolean {
  const ids = (list: readonly Rule[]) => list.map(({ id }) => id)
  return isSame(ids(inBoth(rules, base)), ids(inBoth(base, rules)))
}
