import { templateIds } from './template-ids'

test('templates are known by the name of what they tell', () => {
  expect(templateIds('order_ready:abc-1, refund_done:xyz')).toEqual(
    new Map([
      ['order_ready', 'abc-1'],
      ['refund_done', 'xyz'],
    ]),
  )
})

test.each(['', 'order_ready', 'order_ready:', ':abc', 'a:b:c'])('"%s" names no template', (text) => {
  expect(templateIds(text).size).toBe(0)
})
