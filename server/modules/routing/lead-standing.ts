import type { MissedCode, RemedyCode } from '../../../contract/reasons'
import type { ExclusionCode } from '../../../contract/vocabulary'
import type { CompiledRules } from './compile-rules'
import type { Candidate, Decision } from './decision'
import type { ReadTrace } from './trace'

/** `rule`: one the other met better, `left_out`: one that kept this guide out; both with the rule's name. */
export type Deciding = { code: MissedCode | ExclusionCode | 'rule' | 'left_out' | 'only'; text?: string }

/** Where one guide stood when a lead was decided about, and nothing of anybody else. */
export type Standing = {
  /** Own place in the order of preference, 1 being the first; null for who could not have it. */
  rank: number | null
  /** How many could have had it. */
  of: number
  isReceived: boolean
  /** What told this guide and whoever got it apart; for who got it, what told them and the next apart. */
  decidedBy: Deciding
  remedy: RemedyCode | null
}

type Decided = { input: ReadTrace['input']; final: ReadTrace['final']; decision: Decision; rules: CompiledRules }

/**
 * Why a guide did or did not get a lead, read off the decision made again in full. Null when the guide was not among
 * those who were looked at.
 */
export function leadStanding(guideId: string, decided: Decided): Standing | null {
  const { input, final, decision } = decided
  if (!input.guides.some(({ id }) => id === guideId)) return null
  const { ranked } = decision
  const at = ranked.findIndex((candidate) => candidate.guideId === guideId)
  const isReceived = final.guideId === guideId
  const place = { rank: at < 0 ? null : at + 1, of: ranked.length, isReceived }
  if (at < 0) return { ...place, ...leftOut(guideId, decided) }
  const own = ranked[at] as Candidate
  if (isReceived) return { ...place, decidedBy: ahead(own, at, decided), remedy: null }
  return { ...place, ...behind(own, decided) }
}

type Told = Pick<Standing, 'decidedBy' | 'remedy'>

function leftOut(guideId: string, { decision, input, rules }: Decided): Told {
  const isOwn = guideId === input.ownerGuideId || guideId === input.sceneGuideId
  // Whatever else spoke against them: it was never going to be theirs.
  if (decision.choice.mode === 'sticky' && !isOwn)
    return { decidedBy: { code: ownedBy(decision, input) }, remedy: null }
  const codes = decision.excludedGuides.filter(([id]) => id === guideId).map(([, code]) => code)
  // A guide of several stores is only out when every one of their stores is.
  const isOutEverywhere = codes.length === input.guides.filter(({ id }) => id === guideId).length
  const [code] = codes
  if (code && isOutEverywhere) {
    if (code.startsWith('rule:')) return { decidedBy: named('left_out', code.slice(5), rules), remedy: null }
    const remedy = REMEDIES.has(code) ? (code as RemedyCode) : null
    return { decidedBy: { code: code as ExclusionCode }, remedy }
  }
  if (decision.choice.mode === 'sticky') return { decidedBy: { code: ownedBy(decision, input) }, remedy: null }
  return { decidedBy: { code: decision.stage === 'guide' ? 'scope' : 'stage' }, remedy: null }
}

const REMEDIES: ReadonlySet<string> = new Set<RemedyCode>(['DAY_CAP', 'OPEN_CAP', 'MEMBER_CAP', 'PAUSED', 'ON_LEAVE'])

const ownedBy = ({ ranked }: Decision, { ownerGuideId }: Decided['input']): MissedCode =>
  ranked[0]?.guideId === ownerGuideId ? 'owned' : 'sceneGuide'

function behind(own: Candidate, { decision, input, final, rules }: Decided): Told {
  if (decision.outcome === 'held') return { decidedBy: { code: 'held' }, remedy: null }
  if (final.fallThrough.some(([id]) => id === own.guideId)) return { decidedBy: { code: 'filled' }, remedy: 'DAY_CAP' }
  if (decision.choice.mode === 'sticky') return { decidedBy: { code: ownedBy(decision, input) }, remedy: null }
  const winner = decision.ranked.find(({ guideId }) => guideId === final.guideId) ?? (decision.ranked[0] as Candidate)
  if (decision.choice.mode === 'explore' && winner === decision.ranked[0]) {
    return { decidedBy: { code: 'explored' }, remedy: 'explored' }
  }
  const decidedBy = difference(winner, own, rules)
  return { decidedBy, remedy: decidedBy.code in REMEDY_OF ? (REMEDY_OF[decidedBy.code] as RemedyCode) : null }
}

const REMEDY_OF: Partial<Record<string, RemedyCode>> = {
  turn: 'turn',
  gated: 'gated',
  value: 'value',
  rule: 'rule',
  tie: 'tie',
}

function ahead(own: Candidate, at: number, { decision, input, rules }: Decided): Deciding {
  if (at > 0) return { code: 'filled' }
  if (decision.choice.mode === 'sticky') return { code: ownedBy(decision, input) }
  if (decision.choice.mode === 'explore') return { code: 'explored' }
  const next = decision.ranked[1]
  return next ? difference(own, next, rules) : { code: 'only' }
}

/** The term that put `first` before `second`: the gate, or what of the utility differs most in its favour. */
function difference(first: Candidate, second: Candidate, { doc, ...rules }: CompiledRules): Deciding {
  if (second.isGated && !first.isGated) return { code: 'gated' }
  if (first.u === second.u) return { code: 'tie' }
  const { distCostPerKm, objective } = doc.select
  const isValue = objective === 'value'
  const boostOf = ({ boosts }: Candidate) => boosts.reduce((sum, [, points]) => sum + points, 0)
  const travel = (one: Candidate) => -distCostPerKm * (one.distanceKm ?? 0)
  const rest = (one: Candidate) => one.u - boostOf(one) - travel(one)
  const value = (one: Candidate) => (isValue ? one.valueYuan : 0)
  const gain = (of: (one: Candidate) => number) => of(first) - of(second)
  const terms: [Deciding['code'], number][] = [
    ['value', gain(value)],
    [isValue ? 'price' : 'turn', gain((one) => rest(one) - value(one))],
    ['distance', gain(travel)],
    ['rule', gain(boostOf)],
  ]
  const [code] = terms.reduce((most, term) => (term[1] > most[1] ? term : most))
  if (code !== 'rule') return { code }
  const mine = new Map(second.boosts)
  const best = first.boosts.find(([id, points]) => points > (mine.get(id) ?? 0))
  return best ? named('rule', best[0], { doc, ...rules }) : { code: 'turn' }
}

function named(code: 'rule' | 'left_out', ruleId: string, { doc }: Pick<CompiledRules, 'doc'>): Deciding {
  const name = doc.rules.find(({ id }) => id === ruleId)?.name
  return { code, ...(name === undefined ? {} : { text: name }) }
}
