import { artefactsOf, decisionInput, guideFact, guideState } from '../../tests/support/decision-facts'
import { decide } from '../modules/routing/decide'
import { readTrace, traceText } from '../modules/routing/trace'
import { DEFAULT_RULE_SET } from '../modules/ruleset/default-rule-set'
import { redecideLead } from './redecide-lead'

const guides = ['a', 'b', 'c', 'd'].map((id) => guideFact(id))
const explore = { ...DEFAULT_RULE_SET.explore, epsilon: 0.3, topK: 4, onlyTowardDraft: false }

/** A lead as the log has it: decided by rules that explore, and carried out. */
function logged(leadId: string, seed: number) {
  const input = decisionInput({ leadId, guides })
  const state = guides.map(({ id }) => guideState(id))
  const decision = decide(input, artefactsOf({ explore }), state, seed)
  const versions = { engine: 'decide-1', rules: 1, model: 'points', prices: 'none' }
  const final = { guideId: decision.ranked[0]!.guideId, fallThrough: [] }
  return readTrace(traceText({ decisionId: 'dc_1', versions, seed, input, state, decision, final, prevHash: '' }))
}
const progress = () => ({ versions: { rules: 2, model: 'points', prices: 'none' }, capacity: {}, guides: {} })

test('a draft is judged by whom it chooses, not by whom chance would have: live rules are too', () => {
  const draft = artefactsOf({ explore })
  for (let i = 0; i < 50; i++) {
    const row = redecideLead(logged(`ld_${i}`, i), draft, progress())
    expect(row.draftPick).toBe(row.livePick)
    expect(row.draftGuide).toBe(row.livePick)
    expect(row.draftProbability).toBe(row.loggedPick === row.livePick ? 1 : 0)
    expect(row.propensity).toBeGreaterThan(0)
    expect(row.isPossible).toBe(true)
  }
})
