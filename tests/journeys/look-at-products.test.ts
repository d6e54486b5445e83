import { useWorld } from '../support/world'

const world = useWorld()

async function idsOf(input: object, who?: string) {
  const caller = who ? world.shopper(who) : world.anonymous('shopper')
  const { products } = await world.ok(caller.call('searchProducts', input))
  return products.map(({ productId }) => productId)
}

async function openMall() {
  const at = (day: number) => new Date(world.clock.now().getTime() - day * 86_400_000)
  await world.build.product({ productId: 'SOFA', category: '沙发', sold: 5, listedAt: at(3) })
  await world.build.product({ productId: 'TABLE', category: '餐桌', sold: 9, listedAt: at(2) })
  await world.build.product({ productId: 'LAMP', title: '云栖灯', category: '灯具', listedAt: at(1) })
}

test('a look at a product is kept once a day, and what was looked at comes first from then on', async () => {
  await openMall()
  const li = world.shopper('li')
  expect(await idsOf({}, 'li')).toEqual(['TABLE', 'SOFA', 'LAMP'])
  expect(await world.ok(li.call('recordView', { productId: 'LAMP' }))).toEqual({ isNew: true })
  expect(await world.ok(li.call('recordView', { productId: 'LAMP' }))).toEqual({ isNew: false })
  expect(await idsOf({}, 'li')).toEqual(['LAMP', 'TABLE', 'SOFA'])
  expect(await idsOf({ sort: 'newest' }, 'li')).toEqual(['LAMP', 'TABLE', 'SOFA'])
  expect(await idsOf({}, 'wang')).toEqual(['TABLE', 'SOFA', 'LAMP'])
  expect(await idsOf({})).toEqual(['TABLE', 'SOFA', 'LAMP'])
  // 23:30 and half an hour after midnight in Shanghai are two days.
  world.clock.set('2026-03-02T23:30:00+08:00')
  expect(await world.ok(li.call('recordView', { productId: 'LAMP' }))).toEqual({ isNew: true })
  world.clock.advance({ minutes: 45 })
  expect(await world.ok(li.call('recordView', { productId: 'LAMP' }))).toEqual({ isNew: true })
  const touches = await world.db.selectFrom('touchpoint').select(['kind', 'subject', 'quality']).execute()
  expect(touches).toHaveLength(3)
  expect(touches[0]).toEqual({ kind: 'page_view', subject: '云栖灯', quality: 0 })
})

test('of who refused personalisation no look is kept, and nothing they looked at before comes first', async () => {
  await openMall()
  const li = world.shopper('li')
  await world.ok(li.call('recordView', { productId: 'LAMP' }))
  await world.ok(li.call('setPersonalisation', { isOn: false }))
  expect(await world.ok(li.call('recordView', { productId: 'SOFA' }))).toEqual({ isNew: false })
  expect(await idsOf({}, 'li')).toEqual(['TABLE', 'SOFA', 'LAMP'])
  expect(await world.db.selectFrom('touchpoint').select('subject').execute()).toHaveLength(1)
})

test('a look needs a name: nobody’s look is refused', async () => {
  await openMall()
  expect(await world.refused(world.anonymous('shopper').call('recordView', { productId: 'SOFA' }))).toBe(
    'unauthenticated',
  )
})
