import { decideWith, decisionInput, guideFact, storeFact } from '../../../tests/support/decision-facts'
import { termsOf, whyMe } from './why-me'

const NAMES: Record<string, string> = { 'boost-best-guides': '高等级顾客给资深导购' }
const nameOf = (ruleId: string) => NAMES[ruleId]

const old = {
  engineVersion: 'route-1',
  trace: null,
  input: { stores: [{ id: 'st_1', distanceM: 1200 }] },
  output: { ranked: [{ guideId: 'gd_me', storeId: 'st_1', points: 150, terms: [['sceneStore', 150]] }] },
}

test('what the first engine decided is still told with its points and the distance of the store', () => {
  expect(whyMe('gd_me', old, nameOf)).toEqual({ whyMe: [{ code: 'sceneStore', points: 150 }], distanceM: 1200 })
})

test('a guide the decision does not name is told no reason and no distance', () => {
  expect(whyMe('gd_other', old, nameOf)).toEqual({ whyMe: [], distanceM: null })
})

test('what a person gave is told as given', () => {
  const manual = { ...old, engineVersion: 'manual' }
  expect(whyMe('gd_me', manual, nameOf).whyMe).toEqual([{ code: 'handed', points: 100 }])
})

test('whoever a lead belongs to is told that, and nothing that counted for nothing', () => {
  const stores = [storeFact('s1', { isScene: true })]
  const guides = [guideFact('owner', { isSkilled: true }), guideFact('colleague', { isSkilled: true })]
  const codesOf = (ownerGuideId: string | null, sceneGuideId: string | null) => {
    const input = decisionInput({ stores, guides, ownerGuideId, sceneGuideId })
    const decision = decideWith(input)
    const [own] = decision.ranked
    const out = { ...decision, others: [] }
    const final = { guideId: own!.guideId, fallThrough: [] }
    return termsOf(own!, { input, out, final }, (ruleId) => ruleId).map(({ code, text }) => text ?? code)
  }
  expect(codesOf('owner', null)).toEqual(['boundGuide', 'distance'])
  expect(codesOf(null, 'owner')).toEqual(['sceneGuide', 'distance'])
  expect(codesOf(null, null)).toEqual(expect.arrayContaining(['sceneStore', 'boost-skill', 'boost-scene-store']))
})
