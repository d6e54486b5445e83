import { sumCart } from './sum-cart'

const line = { quantity: 2, priceFen: 1_000, deliverable: 9, isListed: true, isChosen: true }

test('the chosen lines cost what they cost now, and every piece is counted', () => {
  expect(sumCart([line, { ...line, quantity: 3, priceFen: 50 }])).toEqual({ pieces: 5, chosenFen: 2_150 })
  expect(sumCart([])).toEqual({ pieces: 0, chosenFen: 0 })
})

test.each([
  ['not chosen', { isChosen: false }],
  ['no longer on sale', { isListed: false }],
  ['asked for in more pieces than there are', { deliverable: 1 }],
])('a line that is %s is counted and costs nothing', (_, change) => {
  expect(sumCart([{ ...line, ...change }])).toEqual({ pieces: 2, chosenFen: 0 })
})
