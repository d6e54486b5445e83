import { ZenDecisionContent, ZenEngine } from '@gorules/zen-engine'
import { Engine, type TopLevelCondition } from 'json-rules-engine'
import type { Comparison, Condition } from '../../../contract/rule-condition'
import { RULE_FIELDS, type RuleField } from '../../../contract/rule-fields'
import { type Facts, type FieldValue, fieldReader } from '../../../server/modules/routing/read-field'

/** The facts of one candidate, flat for json-rules-engine and nested by room for ZEN, made before the clock runs. */
export type FlatFacts = Record<RuleField, FieldValue>
export type NestedFacts = Record<string, Record<string, FieldValue>>

const FIELDS = Object.keys(RULE_FIELDS) as RuleField[]

export const flatFacts = (facts: Facts): FlatFacts =>
  Object.fromEntries(FIELDS.map((field) => [field, fieldReader(field)(facts)])) as FlatFacts

export function nestedFacts(flat: FlatFacts): NestedFacts {
  const nested: NestedFacts = {}
  for (const field of FIELDS) {
    const [room, name] = field.split('.') as [string, string]
    nested[room] ??= {}
    nested[room][name] = flat[field]
  }
  return nested
}

/** The rules that hold of each candidate, by their index, as a rival answers. */
export type TruthOf<Fact> = (candidates: readonly Fact[]) => Promise<number[][]>

/** json-rules-engine as its manual says: rules added once to one engine, each candidate's facts given to a run. */
export function jsonRulesEngine(conditions: readonly Condition[]): TruthOf<FlatFacts> {
  const engine = new Engine()
  for (const [at, condition] of conditions.entries()) {
    engine.addRule({ conditions: topLevel(ruleOf(condition)), event: { type: String(at) } })
  }
  return async (candidates) => {
    const truths: number[][] = []
    for (const facts of candidates) truths.push((await engine.run(facts)).events.map(({ type }) => Number(type)))
    return truths
  }
}

type Nested = TopLevelCondition | { fact: string; operator: string; value: unknown }

const topLevel = (rule: Nested): TopLevelCondition => ('fact' in rule ? ({ all: [rule] } as TopLevelCondition) : rule)

function ruleOf(condition: Condition): Nested {
  if ('all' in condition) return { all: condition.all.map(ruleOf) } as TopLevelCondition
  if ('any' in condition) return { any: condition.any.map(ruleOf) } as TopLevelCondition
  if ('not' in condition) return { not: ruleOf(condition.not) } as TopLevelCondition
  const { f, op, v } = condition
  const one = (operator: string, value: unknown) => ({ fact: f, operator, value })
  const known = one('notEqual', null)
  switch (op) {
    case 'exists':
      return one(v ? 'notEqual' : 'equal', null)
    case 'eq':
      return one('equal', v)
    case 'in':
      return one('in', v)
    case 'ne':
      return { all: [known, one('notEqual', v)] } as TopLevelCondition
    case 'nin':
      return { all: [known, one('notIn', v)] } as TopLevelCondition
    case 'between': {
      const [low, high] = v as [number, number]
      return { all: [one('greaterThanInclusive', low), one('lessThanInclusive', high)] } as TopLevelCondition
    }
    case 'timeIn': {
      const [from, to] = minutesOf(v as string)
      return { all: [one('greaterThanInclusive', from), one('lessThan', to)] } as TopLevelCondition
    }
    default:
      return one(ORDER[op as keyof typeof ORDER], v)
  }
}

const ORDER = {
  lt: 'lessThan',
  lte: 'lessThanInclusive',
  gt: 'greaterThan',
  gte: 'greaterThanInclusive',
} as const

export type ZenWay =
  | 'expressions'
  | 'table'
  | 'expressions, all candidates in one call'
  | 'table, all candidates in one call'

/**
 * ZEN with its content compiled once. The manual names two nodes that suit: an expression node (every rule a key) and a
 * decision table that collects (every rule a row); each can be asked candidate by candidate or loop over all in one call.
 */
export function zenEngine(conditions: readonly Condition[], way: ZenWay): TruthOf<NestedFacts> {
  const isLoop = way.endsWith('one call')
  const node = way.startsWith('table') ? tableNode(conditions, isLoop) : expressionNode(conditions, isLoop)
  const decision = new ZenEngine().createDecision(new ZenDecisionContent(graphOf(node)))
  const truthOf = way.startsWith('table')
    ? (rows: { r: string }[]) => rows.map(({ r }) => Number(r))
    : (keys: Record<string, boolean>) => conditions.flatMap((_, at) => (keys[`r${at}`] ? [at] : []))
  return async (candidates) => {
    if (isLoop) {
      const { result } = await decision.evaluate({ candidates })
      return (result.results as never[]).map(truthOf)
    }
    const truths: number[][] = []
    for (const facts of candidates) truths.push(truthOf((await decision.evaluate(facts)).result as never))
    return truths
  }
}

const executionOf = (isLoop: boolean) => ({
  passThrough: false,
  executionMode: isLoop ? 'loop' : 'single',
  inputField: isLoop ? 'candidates' : null,
  outputPath: isLoop ? 'results' : null,
})

function expressionNode(conditions: readonly Condition[], isLoop: boolean): object {
  const expressions = conditions.map((one, at) => ({ id: `x${at}`, key: `r${at}`, value: expressionOf(one) }))
  return { type: 'expressionNode', content: { expressions, ...executionOf(isLoop) } }
}

function tableNode(conditions: readonly Condition[], isLoop: boolean): object {
  const rules = conditions.map((one, at) => ({ _id: `x${at}`, when: expressionOf(one), r: `"${at}"` }))
  const columns = { inputs: [{ id: 'when', name: 'when' }], outputs: [{ id: 'r', name: 'r', field: 'r' }] }
  return { type: 'decisionTableNode', content: { hitPolicy: 'collect', ...columns, rules, ...executionOf(isLoop) } }
}

function graphOf(node: object): object {
  const at = { position: { x: 0, y: 0 } }
  return {
    contentType: 'application/vnd.gorules.decision',
    nodes: [
      { id: 'in', type: 'inputNode', name: 'in', content: { schema: '' }, ...at },
      { id: 'rules', name: 'rules', ...at, ...node },
      { id: 'out', type: 'outputNode', name: 'out', content: { schema: '' }, ...at },
    ],
    edges: [
      { id: 'a', sourceId: 'in', targetId: 'rules', type: 'edge' },
      { id: 'b', sourceId: 'rules', targetId: 'out', type: 'edge' },
    ],
  }
}

/** Fields that may be unknown: only these are guarded, so that ZEN pays for no check it does not need. */
const MAY_BE_UNKNOWN: ReadonlySet<string> = new Set<RuleField>([
  'lead.ownerProtectedDays',
  'lead.place',
  'store.distanceKm',
  'store.revenueClass',
  'store.maturityClass',
  'guide.isSkilled',
  'guide.acceptRate7d',
  'guide.contactRate7d',
])
const SIGN = { eq: '==', ne: '!=', lt: '<', lte: '<=', gt: '>', gte: '>=' } as const

function expressionOf(condition: Condition): string {
  if ('all' in condition) return `(${condition.all.map(expressionOf).join(' and ')})`
  if ('any' in condition) return `(${condition.any.map(expressionOf).join(' or ')})`
  if ('not' in condition) return `not (${expressionOf(condition.not)})`
  const { f, op, v } = condition
  if (op === 'exists') return `${f} ${v ? '!=' : '=='} null`
  const plain = plainExpression({ f, op, v })
  return MAY_BE_UNKNOWN.has(f) && op !== 'eq' && op !== 'in' ? `(${f} != null and ${plain})` : plain
}

function plainExpression({ f, op, v }: Comparison): string {
  if (op === 'in') return `${f} in ${JSON.stringify(v)}`
  if (op === 'nin') return `${f} not in ${JSON.stringify(v)}`
  if (op === 'between') return `${f} in [${(v as number[]).join('..')}]`
  if (op === 'timeIn') return `${f} in [${minutesOf(v as string).join('..')})`
  return `${f} ${SIGN[op as keyof typeof SIGN]} ${JSON.stringify(v)}`
}

function minutesOf(range: string): [from: number, to: number] {
  return range.split('-').map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [number, number]
}
