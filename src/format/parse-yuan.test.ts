import { parseYuan } from './parse-yuan'

test.each([
  ['129', 12_900],
  [' 129.5 ', 12_950],
  ['0.05', 5],
  ['', null],
  ['-1', null],
  ['1.234', null],
  ['12345678', null],
  ['一百', null],
])('"%s" is %s fen', (text, amountFen) => {
  expect(parseYuan(text)).toBe(amountFen)
})
