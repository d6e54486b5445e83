import fc from 'fast-check'
import { balanceFaults, EMPTY_BALANCE, foldPostings, owedFen, type Posting } from './lot-balance'
import { accrue, adjust, hold, mature, release } from './post-commission'

const lot = (balance: Partial<typeof EMPTY_BALANCE>) => ({ lotId: 'lt_1', balance: { ...EMPTY_BALANCE, ...balance } })

test('a share is a cost when accrued, and moves from account to account without changing', () => {
  const accrued = foldPostings(EMPTY_BALANCE, accrue([{ lotId: 'lt_1', amountFen: 500 }]))
  expect(accrued).toMatchObject({ expense: -500, accrued: 500 })
  const held = foldPostings(accrued, hold([lot(accrued)]))
  expect(held).toMatchObject({ accrued: 0, held: 500 })
  const released = foldPostings(held, release([lot(held)], 'accrued'))
  const matured = foldPostings(released, mature([lot(released)]))
  expect(matured).toMatchObject({ expense: -500, accrued: 0, available: 500 })
  expect(owedFen(matured)).toBe(500)
})

test('a refund takes what is accrued first, then frozen, then available, and the rest is owed back', () => {
  const balance = { ...EMPTY_BALANCE, accrued: 1, held: 2, available: 3, cash: 10, expense: -16 }
  expect(adjust('lt_1', balance, -8, true)).toEqual([
    { lotId: 'lt_1', debit: 'accrued', credit: 'expense', amountFen: 1 },
    { lotId: 'lt_1', debit: 'held', credit: 'expense', amountFen: 2 },
    { lotId: 'lt_1', debit: 'available', credit: 'expense', amountFen: 3 },
    { lotId: 'lt_1', debit: 'clawback', credit: 'expense', amountFen: 2 },
  ])
})

test('what is on its way cannot be called back: it is owed back', () => {
  const [posting] = adjust('lt_1', { ...EMPTY_BALANCE, in_transit: 5, expense: -5 }, -5, true)
  expect(posting).toMatchObject({ debit: 'clawback', credit: 'expense', amountFen: 5 })
})

test('a fen that rounding moved to a party is taken off what it owes first', () => {
  const owing = { ...EMPTY_BALANCE, cash: 5, clawback: -1, expense: -4 }
  expect(adjust('lt_1', owing, 2, true)).toEqual([
    { lotId: 'lt_1', debit: 'expense', credit: 'clawback', amountFen: 1 },
    { lotId: 'lt_1', debit: 'expense', credit: 'available', amountFen: 1 },
  ])
  expect(adjust('lt_1', { ...EMPTY_BALANCE, held: 3, expense: -3 }, 1, false)).toMatchObject([{ credit: 'held' }])
  expect(adjust('lt_1', EMPTY_BALANCE, 1, false)).toMatchObject([{ credit: 'accrued' }])
  expect(adjust('lt_1', EMPTY_BALANCE, 0, false)).toEqual([])
})

test('whatever happens to a lot, it sums to zero, no account turns over, and its cost is what it is due', () => {
  const Step = fc.oneof(
    fc.record({ kind: fc.constant('adjust' as const), to: fc.integer({ min: 0, max: 1_000 }) }),
    fc.record({ kind: fc.constantFrom('mature' as const, 'hold' as const, 'release' as const, 'commit' as const) }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000 }), fc.array(Step, { maxLength: 20 }), (firstFen, steps) => {
      let due = firstFen
      let balance = foldPostings(EMPTY_BALANCE, accrue([{ lotId: 'lt_1', amountFen: firstFen }]))
      for (const step of steps) {
        const postings: Posting[] =
          step.kind === 'adjust'
            ? adjust('lt_1', balance, step.to - due, true)
            : step.kind === 'mature'
              ? mature([lot(balance)])
              : step.kind === 'hold'
                ? hold([lot(balance)])
                : step.kind === 'release'
                  ? release([lot(balance)], 'available')
                  : balance.available > 0
                    ? [{ lotId: 'lt_1', debit: 'available', credit: 'cash', amountFen: balance.available }]
                    : []
        balance = foldPostings(balance, postings)
        if (step.kind === 'adjust') due = step.to
        expect(Object.values(balance).reduce((sum, fen) => sum + fen, 0)).toBe(0)
        expect(balanceFaults(balance)).toEqual([])
        expect(0 - balance.expense).toBe(due)
        expect(owedFen(balance)).toBe(due - balance.cash)
      }
    }),
  )
})
