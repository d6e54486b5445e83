import { checkDraft } from './check-draft'
import { closePeriod, type OpenLot } from './close-period'

const RULES = { brandId: 'br_1', periodId: '2026-03', previousRoot: '', netMaxPpm: 500_000 }
const lot = (over: Partial<OpenLot>): OpenLot => ({
  lotId: 'lt_1',
  partyKind: 'guide',
  partyId: 'gd_1',
  paidAtMs: 0,
  availableFen: 100,
  clawbackFen: 0,
  ...over,
})

test('a draft made by the rules is sound', () => {
  const { statements } = closePeriod(RULES, [lot({}), lot({ lotId: 'lt_2', availableFen: 0, clawbackFen: 70 })])
  expect(checkDraft(statements, new Set())).toEqual({ offByFen: 0, doubledLots: 0, doubledParties: 0 })
})

test('a share that is in it twice, a sum that is off and a party that has a statement are counted', () => {
  const { statements } = closePeriod(RULES, [lot({})])
  const twice = statements.map((one) => ({ ...one, lines: [...one.lines, ...one.lines] }))
  expect(checkDraft(twice, new Set(['guide:gd_1']))).toEqual({ offByFen: 100, doubledLots: 1, doubledParties: 1 })
})
