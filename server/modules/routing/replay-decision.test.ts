import { artefactsOf, decisionInput, guideFact, guideState } from '../../../tests/support/decision-facts'
import { POINTS_SCORER } from './day-zero'
import { DECIDE_ENGINE, decide } from './decide'
import { isReplayEqual, type StoredDecision } from './replay-decision'
import type { LeadScorer } from './routing-facts'
import { sealTrace, traceText } from './trace'

const artefacts = artefactsOf()
const input = decisionInput({ guides: [guideFact('a'), guideFact('b')] })
const state = [guideState('a'), guideState('b', { dayUsed: 3 })]

/** An attempt as it is stored, decided by an engine of this name. */
function stored(engine: string, change: Partial<StoredDecision> = {}): StoredDecision {
  const decision = decide(input, artefacts, state, 7)
  const versions = { engine, rules: 1, model: 'points', prices: 'none' }
  const final = { guideId: 'a', fallThrough: [] }
  const text = traceText({ decisionId: 'dc_1', versions, seed: 7, input, state, decision, final, prevHash: 'before' })
  const { hash, packed } = sealTrace(text)
  const row = { engineVersion: engine, ruleVersion: 1, modelVersion: 'points', priceVersion: 'none', input: null }
  return { ...row, output: null, trace: packed, hash, prevHash: 'before', ...change }
}

test('what this engine decided replays, unless a byte, a version or the chain was altered', () => {
  expect(isReplayEqual(stored(DECIDE_ENGINE), artefacts)).toBe(true)
  expect(isReplayEqual(stored(DECIDE_ENGINE), null)).toBe(false)
  for (const change of [{ hash: 'other' }, { prevHash: '' }, { ruleVersion: 2 }, { trace: Buffer.from('no trace') }]) {
    expect(isReplayEqual(stored(DECIDE_ENGINE, change), artefacts)).toBe(false)
  }
})

test('what an engine decided that is no more is checked for being unaltered, trace and all', () => {
  expect(isReplayEqual(stored('decide-0'), null)).toBe(true)
  for (const change of [{ hash: 'other' }, { prevHash: '' }, { ruleVersion: 2 }, { trace: Buffer.from('no trace') }]) {
    expect(isReplayEqual(stored('decide-0', change), null)).toBe(false)
  }
})

test('the last digits of a logarithm, which not every engine writes alike, are in no trace', () => {
  const textOf = (dust: number) => {
    const scoreOf: LeadScorer['scoreOf'] = (features) => {
      const score = POINTS_SCORER.scoreOf(features)
      return { ...score, logit: score.logit * (1 + dust), p: score.p * (1 + dust) }
    }
    const decision = decide(input, artefactsOf({}, { model: { ...POINTS_SCORER, scoreOf } }), state, 7)
    const versions = { engine: DECIDE_ENGINE, rules: 1, model: 'points', prices: 'none' }
    const final = { guideId: 'a', fallThrough: [] }
    return traceText({ decisionId: 'dc_1', versions, seed: 7, input, state, decision, final, prevHash: '' })
  }
  expect(textOf(2 ** -51)).toBe(textOf(0))
})
