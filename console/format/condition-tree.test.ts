import type { Condition } from '../../contract/rule-condition'
import { conditionOf, depthOf, groupOf, rootOf, whenOf, withItem } from './condition-tree'

const hot: Condition = { f: 'lead.score', op: 'gte', v: 60 }
const near: Condition = { f: 'store.distanceKm', op: 'lte', v: 5 }

test.each<[string, Condition]>([
  ['all', { all: [hot, near] }],
  ['any', { any: [hot, near] }],
  ['a single one that must not hold', { not: hot }],
  ['none of several', { not: { any: [hot, near] } }],
  ['not all of several', { not: { all: [hot, near] } }],
  ['nested', { any: [{ all: [hot, near] }, { not: { any: [hot, { all: [near] }] } }] }],
])('a form shows a condition and gives the same one back: %s', (_, condition) => {
  expect(conditionOf(groupOf(condition))).toEqual(condition)
})

test('a rule without conditions holds always, one with a single comparison stores just that', () => {
  expect(rootOf(null)).toEqual({ mode: 'all', items: [] })
  expect(whenOf(rootOf(null))).toBeNull()
  expect(whenOf(rootOf(hot))).toEqual(hot)
  expect(whenOf({ mode: 'all', items: [{ any: [hot] }] })).toEqual({ all: [{ any: [hot] }] })
})

test('depth counts every group around a comparison', () => {
  expect([null, hot, { all: [hot] }, { not: { any: [{ all: [hot] }] } }].map(depthOf)).toEqual([0, 1, 2, 4])
})

test('one part of a group is changed or taken out, the others stay', () => {
  expect(withItem({ mode: 'any', items: [hot, near] }, 0, near).items).toEqual([near, near])
  expect(withItem({ mode: 'any', items: [hot, near] }, 1, null).items).toEqual([hot])
})
