import { payOrder, transactionOf } from '../../scripts/start/pay-order'
import { makeLocalKeys } from '../../server/doors/local-keys'
import { useWorld } from '../support/world'

const world = useWorld()

test('the transaction of an order is the same however often it is asked for, and no other order has it', () => {
  expect(transactionOf('M1')).toBe(transactionOf('M1'))
  expect(transactionOf('M1')).not.toBe(transactionOf('M2'))
  expect(transactionOf('M1')).toMatch(/^4200[0-9a-f]{24}$/)
})

test('an order nobody placed cannot be paid', async () => {
  const wiring = { db: world.db, brandId: async () => world.brandId, keys: makeLocalKeys() }
  const answer = await payOrder(wiring as unknown as Parameters<typeof payOrder>[0], 'http://127.0.0.1:9', 'NONE')
  expect(answer.status).toBe(404)
})
