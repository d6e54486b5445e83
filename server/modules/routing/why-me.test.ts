import { whyMe } from './why-me'

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
