import type { RuleSet } from '../../../contract/rule-set'
import {
  artefactsOf,
  decideWith,
  decisionInput,
  guideFact,
  guideState,
  leadFact,
  storeFact,
} from '../../../tests/support/decision-facts'
import { DEFAULT_RULE_SET } from '../ruleset/default-rule-set'
import { leadStanding } from './lead-standing'
import type { DecisionInput, GuideState, LeadScorer } from './routing-facts'
import { termsOf } from './why-me'

const { select, explore } = DEFAULT_RULE_SET
const certain = { explore: { ...explore, epsilon: 0 } }
const nobodyFull: [string, string][] = []
const lead = leadFact({ city: null })

type Told = { change: Partial<DecisionInput>; states?: GuideState[]; rules?: Partial<RuleSet>; model?: LeadScorer }

/** Where a guide stood when the first of the list got the lead, or `got`. */
function standing(guideId: string, { change, states = [], rules = {}, model }: Told, got?: string, full = nobodyFull) {
  const input = decisionInput({ lead, ...change })
  const artefacts = artefactsOf({ ...certain, ...rules }, model ? { model } : {})
  const decision = decideWith(input, { states, artefacts })
  const final = { guideId: got ?? decision.ranked[0]?.guideId ?? null, fallThrough: full }
  return leadStanding(guideId, { input, final, decision, rules: artefacts.rules })
}

const two = { guides: [guideFact('a'), guideFact('b')] }

test('who has had more of the day reads that it was a colleague’s turn', () => {
  const busy = { change: two, states: [guideState('a', { dayUsed: 1 })] }
  expect(standing('a', busy)).toEqual({
    rank: 2,
    of: 2,
    isReceived: false,
    decidedBy: { code: 'turn' },
    remedy: 'turn',
  })
  expect(standing('b', busy)).toEqual({ rank: 1, of: 2, isReceived: true, decidedBy: { code: 'turn' }, remedy: null })
})

test('who is too far ahead reads that the gate was closed to them', () => {
  const ahead = {
    change: two,
    states: [guideState('a', { dayUsed: 8 })],
    rules: { select: { ...select, objective: 'value' as const } },
  }
  expect(standing('a', ahead)).toMatchObject({ decidedBy: { code: 'gated' }, remedy: 'gated' })
})

test('what is nearer wins by its distance, and nothing of it is the guide’s to change', () => {
  const stores = [storeFact('s1', { distanceM: 30_000 }), storeFact('s2', { distanceM: 100 })]
  const guides = [guideFact('a'), guideFact('b', { storeId: 's2' })]
  expect(standing('a', { change: { stores, guides } })).toMatchObject({ decidedBy: { code: 'distance' }, remedy: null })
})

test('a rule that counted for the other is called by its name', () => {
  const senior = { change: { lead: leadFact({ points: 90 }), guides: [guideFact('a'), guideFact('b', { grade: 4 })] } }
  const rules = { select: { ...select, objective: 'equal' as const } }
  expect(standing('a', { ...senior, rules })).toMatchObject({
    decidedBy: { code: 'rule', text: '高分与高等级顾客给资深导购' },
    remedy: 'rule',
  })
})

test('under value the better chance decides', () => {
  const model: LeadScorer = {
    version: 'm',
    scoreOf: () => ({ logit: 0, p: 0.5, score: 50, terms: [] }),
    pairLogit: (guideId) => (guideId === 'b' ? 1 : 0),
    calibrate: (logit) => 1 / (1 + Math.exp(-logit)),
  }
  const rules = { select: { ...select, objective: 'value' as const } }
  expect(standing('a', { change: two, model, rules })).toMatchObject({ decidedBy: { code: 'value' }, remedy: 'value' })
})

test('the owner’s lead is nobody else’s, and neither is that of a scanned code', () => {
  expect(standing('a', { change: { ...two, ownerGuideId: 'b' } })).toMatchObject({
    rank: null,
    decidedBy: { code: 'owned' },
  })
  expect(standing('a', { change: { ...two, sceneGuideId: 'b' } })).toMatchObject({ decidedBy: { code: 'sceneGuide' } })
  expect(standing('b', { change: { ...two, ownerGuideId: 'b' } })).toMatchObject({
    rank: 1,
    decidedBy: { code: 'owned' },
  })
})

test('a pause is no reason where the lead was somebody’s own anyway; the owner who paused reads of the pause', () => {
  const paused = [guideFact('a', { isTaking: false }), guideFact('b'), guideFact('c')]
  expect(standing('a', { change: { guides: paused, ownerGuideId: 'b' } })).toMatchObject({
    decidedBy: { code: 'owned' },
    remedy: null,
  })
  expect(standing('a', { change: { guides: paused, ownerGuideId: 'a', sceneGuideId: 'b' } })).toMatchObject({
    decidedBy: { code: 'PAUSED' },
    remedy: 'PAUSED',
  })
})

test('who could not have it reads what spoke against them, and what would help', () => {
  const paused = [guideFact('a', { isTaking: false }), guideFact('b')]
  expect(standing('a', { change: { guides: paused } })).toMatchObject({
    rank: null,
    decidedBy: { code: 'PAUSED' },
    remedy: 'PAUSED',
  })
  const unskilled = [guideFact('a', { isSkilled: false }), guideFact('b')]
  expect(standing('a', { change: { guides: unskilled } })).toMatchObject({
    decidedBy: { code: 'left_out', text: '品类不匹配' },
    remedy: null,
  })
})

test('who was first and full by then reads so, and the next why they got it', () => {
  const change = two
  const first = decideWith(decisionInput({ lead, ...change }), { artefacts: artefactsOf(certain) }).ranked[0]!.guideId
  const second = first === 'a' ? 'b' : 'a'
  const full: [string, string][] = [[first, 'FILLED']]
  expect(standing(first, { change }, second, full)).toMatchObject({
    rank: 1,
    isReceived: false,
    decidedBy: { code: 'filled' },
  })
  expect(standing(second, { change }, second, full)).toMatchObject({
    rank: 2,
    isReceived: true,
    decidedBy: { code: 'filled' },
  })
})

test('a guide of another store than was asked reads that, and one nobody looked at reads nothing', () => {
  const stores = [storeFact('s1', { isScene: true }), storeFact('s2')]
  const guides = [guideFact('a', { storeId: 's2' }), guideFact('b')]
  expect(standing('a', { change: { stores, guides } })).toMatchObject({ rank: null, decidedBy: { code: 'scope' } })
  expect(standing('z', { change: { stores, guides } })).toBeNull()
})

test('the terms of who got a lead are their own: where it was asked, the rules by name, the way', () => {
  const stores = [storeFact('s1', { isScene: true, distanceM: 2400 })]
  const input = decisionInput({
    lead,
    stores,
    guides: [guideFact('a', { isSkilled: true })],
  })
  const decision = decideWith(input, { artefacts: artefactsOf(certain) })
  const out = { ...decision, others: [] }
  const final = { guideId: 'a', fallThrough: nobodyFull }
  const names: Record<string, string> = { 'boost-skill': '擅长该品类', 'boost-scene-store': '扫码的门店加分' }
  expect(termsOf(decision.ranked[0]!, { input, out, final }, (id) => names[id])).toEqual([
    { code: 'sceneStore', points: 50 },
    { code: 'rule', points: 12, text: '擅长该品类' },
    { code: 'rule', points: 15, text: '扫码的门店加分' },
    { code: 'distance', points: -2 },
  ])
})
