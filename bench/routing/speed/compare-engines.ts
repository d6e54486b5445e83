import type { Condition } from '../../../contract/rule-condition'
import { compileCondition } from '../../../server/modules/routing/compile-condition'
import type { Facts } from '../../../server/modules/routing/read-field'
import { SimulatedDays } from '../replay/simulated-days'
import { candidateFacts } from './candidate-facts'
import { flatFacts, jsonRulesEngine, nestedFacts, type TruthOf, type ZenWay, zenEngine } from './rival-engines'
import { SPEED_SEED, SPEED_TOWN } from './speed-town'
import { THIRTY_RULES } from './thirty-rules'

const CHECKED = 20
const TURNS = 5
const ZEN_WAYS: ZenWay[] = [
  'expressions',
  'table',
  'expressions, all candidates in one call',
  'table, all candidates in one call',
]

export type EngineFigures = {
  /** Times a second that all thirty conditions were asked of all sixty candidates. */
  closures: number
  jsonRulesEngine: number
  /** By way of asking; the manual's own is the first. */
  zen: Record<ZenWay, number>
  /** How many decisions' truth tables were compared, and how many of the 30 × 60 × decisions truths were true. */
  checked: number
  trueShare: number
}

/**
 * The same thirty conditions over the same sixty candidates: compiled to closures, by json-rules-engine and by ZEN. First
 * all have to give the same truth table; then they take turns of `seconds` each in all, on facts that were prepared for it.
 */
export async function compareEngines(seconds: number, say: (text: string) => void): Promise<EngineFigures> {
  const conditions = THIRTY_RULES.rules.map(({ when }) => when as Condition)
  const tests = conditions.map(compileCondition)
  const days = new SimulatedDays({ seed: SPEED_SEED, ...SPEED_TOWN })
  const facts = Array.from({ length: 200 }, (_, at) => candidateFacts(days.next(), at % 101))
  const flat = facts.map((candidates) => candidates.map(flatFacts))
  const nested = flat.map((candidates) => candidates.map(nestedFacts))
  const closures = (candidates: readonly Facts[]) =>
    candidates.map((one) => tests.flatMap((test, at) => (test(one) ? [at] : [])))
  const rules = jsonRulesEngine(conditions)
  const zens = ZEN_WAYS.map((way) => [way, zenEngine(conditions, way)] as const)

  say('speed: the truth tables of three engines')
  let trues = 0
  for (let at = 0; at < CHECKED; at++) {
    const truth = closures(facts[at]!)
    trues += truth.flat().length
    same(truth, await rules(flat[at]!), 'json-rules-engine')
    for (const [way, zen] of zens) same(truth, await zen(nested[at]!), `ZEN by ${way}`)
  }
  // A table in which nothing or everything is true would compare nothing.
  const trueShare = trues / (CHECKED * facts[0]!.length * conditions.length)
  if (trueShare < 0.1 || trueShare > 0.9) throw new Error(`The truth table says little: ${trueShare} of it is true`)

  say('speed: conditions alone, three engines')
  const counted = new Uint32Array(conditions.length)
  const askAll = (at: number) => {
    for (const one of facts[at % facts.length]!) {
      for (let i = 0; i < tests.length; i++) if (tests[i]!(one)) counted[i]!++
    }
  }
  const figures: EngineFigures = {
    closures: 0,
    jsonRulesEngine: 0,
    zen: Object.fromEntries(ZEN_WAYS.map((way) => [way, 0])) as Record<ZenWay, number>,
    checked: CHECKED,
    trueShare,
  }
  // They take turns, and of each its best turn counts: whoever else uses the machine disturbs all of them alike.
  for (let turn = 0; turn < TURNS; turn++) {
    figures.closures = Math.max(figures.closures, rate(seconds / TURNS, askAll))
    figures.jsonRulesEngine = Math.max(figures.jsonRulesEngine, await rateOf(seconds / TURNS, rules, flat))
    for (const [way, truthOf] of zens) {
      figures.zen[way] = Math.max(figures.zen[way], await rateOf(seconds / TURNS, truthOf, nested))
    }
  }
  return figures
}

function same(ours: number[][], theirs: number[][], who: string): void {
  const sorted = theirs.map((truths) => [...truths].sort((a, b) => a - b))
  for (const [at, truths] of ours.entries()) {
    if (truths.join() === sorted[at]?.join()) continue
    throw new Error(`${who} says ${sorted[at]?.join()} of candidate ${at}, the closures say ${truths.join()}`)
  }
}

function rate(seconds: number, run: (at: number) => void): number {
  for (let at = 0; at < 400; at++) run(at)
  const from = performance.now()
  let runs = 0
  while (performance.now() < from + seconds * 1000) run(runs++)
  return runs / ((performance.now() - from) / 1000)
}

async function rateOf<Fact>(
  seconds: number,
  truthOf: TruthOf<Fact>,
  all: readonly (readonly Fact[])[],
): Promise<number> {
  for (let at = 0; at < 5; at++) await truthOf(all[at]!)
  const from = performance.now()
  let runs = 0
  while (performance.now() < from + seconds * 1000) await truthOf(all[runs++ % all.length]!)
  return runs / ((performance.now() - from) / 1000)
}
