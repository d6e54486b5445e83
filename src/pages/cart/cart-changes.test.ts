import type { CartLine } from '../../format/orderable-lines'
import { type Changes, linesWith, priceMoveFen, withChange, withoutSent } from './cart-changes'

const line = (skuId: string, over: Partial<CartLine> = {}): CartLine => ({
  skuId,
  quantity: 1,
  priceFen: 10_000,
  addedFen: 10_000,
  deliverable: 99,
  isListed: true,
  isChosen: true,
  ...over,
})

test('the later change of an article counts, beside the other thing that was changed', () => {
  let changes: Changes = withChange({}, 'sofa', { quantity: 2 })
  changes = withChange(changes, 'sofa', { isChosen: false })
  changes = withChange(changes, 'sofa', { quantity: 5 })
  expect(changes).toEqual({ sofa: { quantity: 5, isChosen: false } })
})

test('a cart shows what waits, and not what was taken out', () => {
  const shown = linesWith([line('sofa'), line('lamp')], { sofa: { quantity: 3 }, lamp: { quantity: 0 } })
  expect(shown.map(({ skuId, quantity }) => [skuId, quantity])).toEqual([['sofa', 3]])
})

test('a change made while another was on its way is not lost', () => {
  const sent = withChange({}, 'sofa', { quantity: 2 })
  const meanwhile = withChange(withChange(sent, 'sofa', { quantity: 3 }), 'lamp', { isChosen: false })
  expect(withoutSent(meanwhile, sent)).toEqual({ sofa: { quantity: 3 }, lamp: { isChosen: false } })
  expect(withoutSent(sent, sent)).toEqual({})
})

test('a price that fell is a negative move', () => {
  expect(priceMoveFen(line('sofa', { priceFen: 8_000 }))).toBe(-2_000)
})
