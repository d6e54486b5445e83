import { useWorld } from '../support/world'

const world = useWorld()
const views = async (who = world.staff('hq_ops'), list = 'leads') =>
  (await world.ok(who.call('listViews', { list }))).views
const save = (name: string, search: string, list = 'leads') =>
  world.staff('hq_ops').call('saveView', { list, name, search })

test('a view is kept under its name, in its list, for its owner', async () => {
  await world.ok(save('待接', '?state=offered'))
  await world.ok(save('今日', '?day=today'))
  await world.ok(save('停业', '?status=closed', 'stores'))
  expect(await views()).toEqual([
    { name: '今日', search: '?day=today' },
    { name: '待接', search: '?state=offered' },
  ])
  expect(await views(world.staff('hq_admin'))).toEqual([])
  expect(await views(world.staff('hq_ops'), 'stores')).toHaveLength(1)
})

test('the same name again is the same view, and one that was removed is gone', async () => {
  await world.ok(save('待接', '?state=offered'))
  await world.ok(save('待接', '?state=pooled'))
  expect(await views()).toEqual([{ name: '待接', search: '?state=pooled' }])
  const gone = { list: 'leads', name: '待接' }
  await world.ok(world.staff('hq_admin').call('removeView', gone))
  expect(await views()).toHaveLength(1)
  await world.ok(world.staff('hq_ops').call('removeView', gone))
  await world.ok(world.staff('hq_ops').call('removeView', gone))
  expect(await views()).toEqual([])
})

test('a list has room for thirty', async () => {
  for (let i = 0; i < 30; i++) await world.ok(save(`视图${i}`, `?n=${i}`))
  expect(await world.refused(save('再一个', '?n=30'))).toBe('view_full')
  await world.ok(save('视图3', '?n=33'))
})
