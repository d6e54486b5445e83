import { maskPhone } from './mask-phone'

test('a masked phone keeps the first three and the last four digits', () => {
  expect(maskPhone('13812345678')).toBe('138****5678')
})
