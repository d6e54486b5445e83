import { orderTitle } from './order-title'

test('an order is called by its first article, and says that there are more', () => {
  expect(orderTitle('三人位沙发', 1)).toBe('三人位沙发')
  expect(orderTitle('三人位沙发', 3)).toBe('三人位沙发 等 3 种商品')
})
