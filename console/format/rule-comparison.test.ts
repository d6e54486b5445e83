import { RULE_FIELDS, type RuleField } from '../../contract/rule-fields'
import { blankComparison, fieldChoices, opChoices, withOp } from './rule-comparison'

const fields = Object.keys(RULE_FIELDS) as RuleField[]

test('every field can be picked, and before stores are chosen none of stores and guides', () => {
  const picked = (phase: 'boost' | 'scope') =>
    fieldChoices(phase).flatMap(({ options }) => options.map(({ value }) => value))
  expect(picked('boost').sort()).toEqual([...fields].sort())
  expect(picked('scope').some((field) => /^(store|guide)/.test(field))).toBe(false)
})

test.each(fields)('%s begins with a comparison that is among its own', (field) => {
  expect(opChoices(field).map(({ value }) => value)).toContain(blankComparison(field).op)
})

test('a value is kept where it still fits the other comparison', () => {
  const hot = blankComparison('lead.score')
  expect(withOp(hot, 'lt')).toEqual({ f: 'lead.score', op: 'lt', v: 60 })
  expect(withOp(hot, 'between').v).toEqual([60, 100])
  expect(withOp({ f: 'lead.city', op: 'eq', v: '上海' }, 'in').v).toEqual(['上海'])
  expect(withOp({ f: 'lead.city', op: 'in', v: ['上海', '杭州'] }, 'ne').v).toBe('上海')
  expect(withOp({ f: 'lead.city', op: 'exists', v: true }, 'in').v).toEqual([])
  expect(withOp({ f: 'lead.place', op: 'exists', v: true }, 'geoWithin').v).toMatchObject({ km: 5 })
})
