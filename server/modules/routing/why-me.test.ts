import { whyMe } from './why-me'

const store = { id: 'st_1', distanceM: 1200, isScene: true, isOpen: true, mayReceive: true }
const mine = { guideId: 'gd_me', storeId: 'st_1', points: 150, terms: [['sceneStore', 150]] as [string, number][] }
const stored = { decision: { ranked: [mine] }, decisionInput: { stores: [store] } }

test('a guide reads the terms that ranked them and the distance of their store', () => {
  expect(whyMe('gd_me', stored)).toEqual({ whyMe: [{ code: 'sceneStore', points: 150 }], distanceM: 1200 })
})

test('a guide the decision does not name is told no reason and no distance', () => {
  expect(whyMe('gd_other', stored)).toEqual({ whyMe: [], distanceM: null })
})

test('a store that was decided without a place has no distance', () => {
  const unplaced = { ...stored, decisionInput: { stores: [{ ...store, distanceM: null }] } }
  expect(whyMe('gd_me', unplaced).distanceM).toBeNull()
})
