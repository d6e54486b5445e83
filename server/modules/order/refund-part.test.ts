import fc from 'fast-check'
import { refundPart } from './refund-part'

const line = fc.record({ netFen: fc.integer({ min: 0, max: 10_000_000 }), quantity: fc.integer({ min: 1, max: 60 }) })

/** Asks for pieces in the given portions until none is left; answers what each portion was worth. */
function askAll(of: { netFen: number; quantity: number }, portions: readonly number[]): number[] {
  const amounts: number[] = []
  const asked = { pieces: 0, amountFen: 0 }
  for (let at = 0; asked.pieces < of.quantity; at++) {
    const pieces = Math.min(portions[at % portions.length]!, of.quantity - asked.pieces)
    const amountFen = refundPart(of, asked, pieces, of.netFen - asked.amountFen)
    amounts.push(amountFen)
    asked.pieces += pieces
    asked.amountFen += amountFen
  }
  return amounts
}

test('three pieces for 100 fen come back as 33, 33 and 34', () => {
  expect(askAll({ netFen: 100, quantity: 3 }, [1])).toEqual([33, 33, 34])
  expect(askAll({ netFen: 100, quantity: 3 }, [2])).toEqual([66, 34])
  expect(askAll({ netFen: 100, quantity: 3 }, [3])).toEqual([100])
})

test('all pieces together are the line to the fen, in whatever portions they are asked for', () => {
  fc.assert(
    fc.property(line, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 9 }), (of, portions) => {
      const amounts = askAll(of, portions)
      expect(amounts.every((amountFen) => Number.isInteger(amountFen) && amountFen >= 0)).toBe(true)
      expect(amounts.reduce((sum, fen) => sum + fen, 0)).toBe(of.netFen)
    }),
  )
})

test('requests that were withdrawn change nothing in the end: what is asked last makes the sum right', () => {
  const step = fc.record({ pieces: fc.integer({ min: 1, max: 9 }), isWithdrawn: fc.boolean() })
  fc.assert(
    fc.property(line, fc.array(step, { maxLength: 30 }), (of, steps) => {
      const asked = { pieces: 0, amountFen: 0 }
      const kept: { pieces: number; amountFen: number }[] = []
      for (const { pieces, isWithdrawn } of steps) {
        const back = isWithdrawn ? kept.shift() : undefined
        if (back) {
          asked.pieces -= back.pieces
          asked.amountFen -= back.amountFen
        }
        if (asked.pieces + pieces > of.quantity) continue
        const amountFen = refundPart(of, asked, pieces, of.netFen - asked.amountFen)
        kept.push({ pieces, amountFen })
        asked.pieces += pieces
        asked.amountFen += amountFen
        expect(asked.amountFen).toBeLessThanOrEqual(of.netFen)
      }
      const rest = of.quantity - asked.pieces
      if (rest > 0) asked.amountFen += refundPart(of, asked, rest, of.netFen - asked.amountFen)
      if (rest > 0) expect(asked.amountFen).toBe(of.netFen)
    }),
  )
})

test('what was given back without a request is not given back again', () => {
  expect(refundPart({ netFen: 100, quantity: 2 }, { pieces: 0, amountFen: 0 }, 2, 40)).toBe(40)
  expect(refundPart({ netFen: 100, quantity: 2 }, { pieces: 0, amountFen: 0 }, 1, 0)).toBe(0)
})
