import {
  artefactsOf,
  decideWith,
  decisionInput,
  guideFact,
  guideState,
  leadFact,
} from '../../../tests/support/decision-facts'
import { DEFAULT_RULE_SET } from '../ruleset/default-rule-set'

const idOf = (i: number) => `g${String(i).padStart(3, '0')}`

test('however many guides a scope has, nobody is passed over for where their id stands', () => {
  const guides = Array.from({ length: 90 }, (_, i) => guideFact(idOf(i)))
  const states = guides.map(({ id }, i) => guideState(id, { dayUsed: i === 89 ? 0 : 5 }))
  const { ranked } = decideWith(decisionInput({ guides }), { states })
  expect(ranked).toHaveLength(90)
  expect(ranked[0]!.guideId).toBe(idOf(89))
})

test('a wish that is spelled like something of the language is worth what any other wish is', () => {
  const guides = [guideFact('a')]
  for (const wish of ['constructor', '__proto__', 'tostring']) {
    const { ranked } = decideWith(decisionInput({ guides, lead: leadFact({ wish }) }))
    expect(ranked[0]!.valueYuan).toBeCloseTo(ranked[0]!.p * DEFAULT_RULE_SET.margin.yuan, 5)
  }
})

test('who explores towards a draft alone takes no chance on anybody else when the draft’s pick may not have the lead', () => {
  const explore = { ...DEFAULT_RULE_SET.explore, epsilon: 0.3, topK: 4 }
  const guides = ['a', 'b', 'c'].map((id) => guideFact(id))
  const chances = (onlyTowardDraft: boolean, draftPick: string) => {
    const artefacts = artefactsOf({ explore: { ...explore, onlyTowardDraft } })
    const input = decisionInput({ leadId: 'ld_2', guides, draftPick })
    return decideWith(input, { artefacts, seed: 3 }).ranked.map(({ pi }) => pi)
  }
  expect(chances(true, 'elsewhere')).toEqual([1, 0, 0])
  expect(chances(false, 'elsewhere').filter((pi) => pi > 0)).toHaveLength(3)
  expect(chances(true, 'c').toSorted()).toEqual([0, 0.3, 0.7])
})

test('chance is not played with a shopper who belongs to a guide, though that guide is away', () => {
  const guides = [guideFact('owner', { isTaking: false }), guideFact('b'), guideFact('c')]
  const asked = decisionInput({ guides, ownerGuideId: 'owner', draftPick: 'b' })
  const chances = (includesProtected: boolean) => {
    const explore = { ...DEFAULT_RULE_SET.explore, epsilon: 0.3, includesProtected }
    return decideWith(asked, { artefacts: artefactsOf({ explore }) }).ranked.map(({ pi }) => pi)
  }
  expect(chances(false)).toEqual([1, 0])
  expect(chances(true).toSorted()).toEqual([0.3, 0.7])
})
