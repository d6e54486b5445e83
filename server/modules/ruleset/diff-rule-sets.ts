import type { Rule, RuleSet } from '../../../contract/rule-set'
import { canonicalJson } from '../../kernel/canonical'
import { settingText } from './member-text'
import { quoted } from './rule-finding'
import { type NameOf, NO_NAMES } from './say-condition'
import { sayRule } from './say-rule'
import { sayMember } from './say-setting'

export type RuleSetChange = {
  kind: 'added' | 'removed' | 'changed' | 'moved' | 'switched_on' | 'switched_off' | 'renamed' | 'setting'
  ruleId: string | null
  text: string
}

/** What is different in `after`, each change as one Chinese sentence: rules in their order, then the settings. */
export function diffRuleSets(before: RuleSet, after: RuleSet, nameOf: NameOf = NO_NAMES): RuleSetChange[] {
  const old = new Map(before.rules.map((rule) => [rule.id, rule]))
  const kept = new Set(after.rules.map(({ id }) => id))
  const moved = movedIds(before.rules, after.rules)
  const changes = before.rules.filter(({ id }) => !kept.has(id)).map((rule) => change('removed', rule, '删除', nameOf))
  for (const rule of after.rules) {
    const was = old.get(rule.id)
    if (!was) changes.push(change('added', rule, '新增', nameOf))
    else changes.push(...changesOf(was, rule, nameOf))
    if (moved.has(rule.id)) changes.push(movedTo(rule, after.rules))
  }
  return [...changes, ...settingChanges(before, after)]
}

function change(kind: 'added' | 'removed', rule: Rule, word: string, nameOf: NameOf): RuleSetChange {
  const off = rule.isOn ? '' : '（停用）'
  return { kind, ruleId: rule.id, text: `${word}${quoted(rule.name)}${off}：${sayRule(rule, nameOf)}` }
}

function changesOf(was: Rule, now: Rule, nameOf: NameOf): RuleSetChange[] {
  const changes: RuleSetChange[] = []
  const add = (kind: RuleSetChange['kind'], text: string) => changes.push({ kind, ruleId: now.id, text })
  if (was.name !== now.name) add('renamed', `${quoted(was.name)}改名为「${now.name}」。`)
  if (was.isOn !== now.isOn)
    add(now.isOn ? 'switched_on' : 'switched_off', `${now.isOn ? '启用' : '停用'}${quoted(now.name)}。`)
  const content = ({ name: _, isOn: __, ...rest }: Rule) => canonicalJson(rest)
  if (content(was) !== content(now)) {
    const [from, to] = [sayRule(was, nameOf), sayRule(now, nameOf)].map((text) => text.replace(/。$/, ''))
    add('changed', `${quoted(now.name)}由「${from}」改为「${to}」。`)
  }
  return changes
}

/** Rules that stand elsewhere among those of their phase: all but the longest run that kept its order. */
function movedIds(before: readonly Rule[], after: readonly Rule[]): Set<string> {
  const moved = new Set<string>()
  for (const phase of new Set(after.map((rule) => rule.phase))) {
    const place = new Map(before.filter((rule) => rule.phase === phase).map(({ id }, i) => [id, i]))
    const both = after.filter((rule) => rule.phase === phase && place.has(rule.id)).map(({ id }) => id)
    const stayed = longestRise(both.map((id) => place.get(id)!))
    for (const [i, id] of both.entries()) if (!stayed.has(i)) moved.add(id)
  }
  return moved
}

/** Indices of a longest rising subsequence. */
function longestRise(values: readonly number[]): Set<number> {
  const best = values.map(() => ({ length: 1, before: -1 }))
  for (let i = 0; i < values.length; i++)
    for (let j = 0; j < i; j++)
      if (values[j]! < values[i]! && best[j]!.length + 1 > best[i]!.length)
        best[i] = { length: best[j]!.length + 1, before: j }
  const stayed = new Set<number>()
  let at = best.reduce((top, { length }, i) => (top < 0 || length > best[top]!.length ? i : top), -1)
  while (at >= 0) {
    stayed.add(at)
    at = best[at]!.before
  }
  return stayed
}

function movedTo(rule: Rule, rules: readonly Rule[]): RuleSetChange {
  const peers = rules.filter(({ phase }) => phase === rule.phase)
  const before = peers[peers.findIndex(({ id }) => id === rule.id) - 1]
  const place = before ? `${quoted(before.name)}之后` : '同类规则的最前面'
  return { kind: 'moved', ruleId: rule.id, text: `${quoted(rule.name)}移到${place}。` }
}

/** Settings one by one: members of a group are told apart, so that one number changed is one line. */
function settingChanges(before: RuleSet, after: RuleSet): RuleSetChange[] {
  const changes: RuleSetChange[] = []
  const compare = (path: readonly string[], from: unknown, to: unknown) => {
    if (canonicalJson(from ?? null) === canonicalJson(to ?? null)) return
    if (isGroup(from) && isGroup(to)) {
      for (const key of new Set([...Object.keys(from), ...Object.keys(to)])) compare([...path, key], from[key], to[key])
      return
    }
    const text = `${settingText(path)}由${sayMember(path, from)}改为${sayMember(path, to)}。`.replace(' 。', '。')
    changes.push({ kind: 'setting', ruleId: null, text })
  }
  const { rules: _, ...old } = before
  const { rules: __, ...now } = after
  compare([], old, now)
  return changes
}

function isGroup(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
