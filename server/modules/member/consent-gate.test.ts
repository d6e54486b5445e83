import { mayReceive } from './consent-gate'

test('stores of the same company need no consent beyond the notice', () => {
  expect(mayReceive({ storeKind: 'own', storeId: 'st_a' }, new Set())).toBe(true)
  expect(mayReceive({ storeKind: 'discount', storeId: 'st_a' }, new Set())).toBe(true)
})

test('a franchise store needs a consent that names it', () => {
  expect(mayReceive({ storeKind: 'franchise', storeId: 'st_a' }, new Set())).toBe(false)
  expect(mayReceive({ storeKind: 'franchise', storeId: 'st_a' }, new Set(['st_b']))).toBe(false)
  expect(mayReceive({ storeKind: 'franchise', storeId: 'st_a' }, new Set(['st_a']))).toBe(true)
})

test('a partner store is also covered by a consent that names its partner', () => {
  expect(mayReceive({ storeKind: 'partner', storeId: 'st_a', partnerId: 'pt_a' }, new Set(['pt_a']))).toBe(true)
  expect(mayReceive({ storeKind: 'partner', storeId: 'st_a', partnerId: null }, new Set(['pt_a']))).toBe(false)
})
