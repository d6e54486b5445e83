import { movedFen, ownEarning } from './own-earning'

const lot = (lotId: string, isOwn: boolean, amountFen: number, amountNowFen: number, accounts = {}) => ({
  lotId,
  isOwn,
  amountFen,
  amountNowFen,
  accounts,
})
const lines = [
  { poolFen: 1001, lots: [lot('a', true, 501, 251, { accrued: 251, expense: -251 }), lot('b', false, 500, 250)] },
  { poolFen: 300, lots: [lot('c', true, 300, 300, { accrued: 200, available: 100 })] },
]
const step = (lotId: string, kind: string, credit: 'accrued' | 'expense', amountFen: number, at: string) => ({
  lotId,
  kind,
  words: kind,
  credit,
  amountFen,
  at,
})

test('only the reader’s own part of an order is added up, to the fen', () => {
  expect(ownEarning({ lines, steps: [] })).toEqual({
    amountFen: 801,
    amountNowFen: 551,
    accounts: [
      ['accrued', 451],
      ['available', 100],
    ],
    steps: [],
  })
})

test('what one journal moved in several lines is one step, and others’ steps are not shown', () => {
  const steps = [
    step('a', 'accrue', 'accrued', 501, '1'),
    step('b', 'accrue', 'accrued', 500, '1'),
    step('c', 'accrue', 'accrued', 300, '1'),
    step('a', 'refund', 'expense', 250, '2'),
  ]
  expect(ownEarning({ lines, steps }).steps).toEqual([
    { key: '1-accrue-accrued', words: 'accrue', to: 'accrued', amountFen: 801, at: '1' },
    { key: '2-refund-expense', words: 'refund', to: 'expense', amountFen: 250, at: '2' },
  ])
})

test('a moved weight is worth its part of the pool, never more', () => {
  expect(movedFen(lines, { weight: 1, weightSum: 3 })).toBe(433)
  expect(movedFen(lines, { weight: 1, weightSum: 0 })).toBe(0)
})
