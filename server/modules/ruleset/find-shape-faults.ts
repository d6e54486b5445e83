import type * as z from 'zod'
import { RuleSet } from '../../../contract/rule-set'
import { MEMBER_TEXT } from './member-text'
import { quoted, type RuleFinding } from './rule-finding'

type Issue = z.core.$ZodIssue
type Shaped = { set: RuleSet; faults: [] } | { set: null; faults: RuleFinding[] }

const FAULTS_MAX = 20

/**
 * Reads a document as a rule set. What does not fit is told in words, each with the name of the rule it stands in, and
 * where in the rule.
 */
export function findShapeFaults(doc: unknown): Shaped {
  const parsed = RuleSet.safeParse(doc)
  if (parsed.success) return { set: parsed.data, faults: [] }
  const said = parsed.error.issues
    .flatMap((issue) => innermost(issue, at(doc, issue.path)))
    .filter(isNarrowest)
    .map((issue) => say(issue, doc))
  const distinct = said.filter(({ text }, i) => said.findIndex((other) => other.text === text) === i)
  return { set: null, faults: distinct.slice(0, FAULTS_MAX) }
}

/** A number may break the limit of all whole numbers and its own: only its own, which is the narrower, helps. */
function isNarrowest(issue: Issue, _: number, all: readonly Issue[]): boolean {
  if (issue.code !== 'too_big') return true
  const key = issue.path.join('.')
  return !all.some((one) => one.code === 'too_big' && one.path.join('.') === key && one.maximum < issue.maximum)
}

/** Of the alternatives of a union the one that was meant: the one that shares a member's name with what was given. */
function innermost(issue: Issue, given: unknown): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue]
  const options = issue.errors.map((errors) => errors as Issue[])
  const meant = options.toSorted((a, b) => strangeness(a, given) - strangeness(b, given))[0]!
  return meant.flatMap((inner) =>
    innermost({ ...inner, path: [...issue.path, ...inner.path] } as Issue, at(given, inner.path)),
  )
}

/** How far off an alternative is: one of another type, or whose own members are missing, was not meant. */
function strangeness(issues: readonly Issue[], given: unknown): number {
  return issues.reduce((sum, issue) => {
    const isWhole = issue.path.length === 0
    if (isWhole && issue.code === 'invalid_union' && issue.errors.length > 0)
      return sum + Math.min(...issue.errors.map((inner) => strangeness(inner as Issue[], given)))
    if (isWhole && issue.code === 'invalid_type') return sum + 1_000
    const isAbsent = issue.path.length === 1 && at(given, issue.path) === undefined
    return sum + (isAbsent || (isWhole && issue.code === 'unrecognized_keys') ? 100 : 1)
  }, 0)
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null ? (inner as Record<PropertyKey, unknown>)[key] : undefined,
    value,
  )
}

function say(issue: Issue, doc: unknown): RuleFinding {
  const [first, index, ...inside] = issue.path
  const isInRule = first === 'rules' && typeof index === 'number'
  if (!isInRule) return { code: 'malformed', ruleId: null, text: `${where(issue.path)}${wordsOf(issue)}` }
  const rule = at(doc, ['rules', index])
  const name = at(rule, ['name'])
  const id = at(rule, ['id'])
  const called = typeof name === 'string' && name.trim() ? quoted(name.trim()) : `第 ${index + 1} 条规则`
  const text = `${called}${inside.length > 0 ? '的' : ''}${where(inside)}${wordsOf(issue)}`
  return { code: 'malformed', ruleId: typeof id === 'string' ? id : null, text }
}

/** Where something stands, in the words of the form: the innermost member that has a name. */
function where(path: readonly PropertyKey[]): string {
  const isCondition = path.includes('when')
  const last = path.filter((key): key is string => typeof key === 'string').at(-1)
  const name = last ? MEMBER_TEXT[last] : undefined
  if (isCondition) return name && last !== 'when' ? `条件（${name}）` : '条件'
  return name ?? (path.length === 0 ? '' : `「${path.map(String).join('.')}」`)
}

const HAN = /\p{Script=Han}/u

function wordsOf(issue: Issue): string {
  if (HAN.test(issue.message)) return `：${issue.message}；请改正`
  switch (issue.code) {
    case 'too_small':
      if (issue.origin === 'string' && issue.minimum === 1) return '没有填；请补上'
      if (issue.origin === 'array') return `太少；至少要 ${issue.minimum} 项`
      return issue.origin === 'string' ? `太短；至少要 ${issue.minimum} 个字` : `太小；不能小于 ${shown(issue.minimum)}`
    case 'too_big':
      if (issue.origin === 'array') return `太多；最多 ${issue.maximum} 项`
      return issue.origin === 'string' ? `太长；最多 ${issue.maximum} 个字` : `太大；不能大于 ${shown(issue.maximum)}`
    case 'unrecognized_keys':
      return `有不认识的内容（${issue.keys.join('、')}）；请去掉`
    case 'invalid_value':
      return `不对；只能是 ${issue.values.map(String).join('、')}`
    case 'invalid_type':
      return issue.message.includes('undefined') ? '没有填；请补上' : '填的类型不对；请重新填写'
    default:
      return '不对；请重新填写'
  }
}

const shown = (limit: number | bigint) => limit.toLocaleString('zh-CN')
