import { nextText } from './next-text'

const order = { state: 'paid', fulfilment: 'pickup', storeName: '静安店', hasOpenAfterSale: false } as const

test('a paid pick-up names the store to go to', () => {
  expect(nextText(order)).toBe('请到静安店出示取货码')
  expect(nextText({ ...order, storeName: null })).toBe('请到门店出示取货码')
})

test('a paid delivery waits for the parcel, a shipped one for its buyer', () => {
  expect(nextText({ ...order, fulfilment: 'delivery' })).toContain('发货')
  expect(nextText({ ...order, fulfilment: 'delivery', state: 'shipped' })).toContain('确认收货')
})

test('what was bought at a till waits for nothing', () => {
  expect(nextText({ ...order, fulfilment: null })).toBe('付款已完成')
})

test('an open after-sale matter comes before everything else', () => {
  expect(nextText({ ...order, state: 'received', hasOpenAfterSale: true })).toContain('正在处理')
})
