import { upsertBrand } from '../../server/modules/network/brand.sql'
import { policyAt } from '../../server/modules/policy/policy.sql'
import { rulesInForce } from '../../server/modules/ruleset/rule-set.sql'
import { useWorld } from './world'

const world = useWorld()

test('every test starts from one brand with its default policies, and nothing else', async () => {
  const brands = await world.db.selectFrom('brand').selectAll().execute()
  expect(brands).toStrictEqual([expect.objectContaining({ id: world.brandId, created_at: world.clock.now() })])
  expect(brands[0]!.created_at).toBeInstanceOf(Date)
  expect((await policyAt(world.db, world.brandId, 'split', world.clock.now())).version).toBe(1)
  expect((await rulesInForce(world.db, world.brandId, world.clock.now())).live.version).toBe(1)
  expect(await world.db.selectFrom('guide').selectAll().execute()).toEqual([])
})

test('the clock moves only when told to, and ids follow it from a seed', async () => {
  const before = world.clock.now().getTime()
  world.clock.advance({ days: 1, hours: 2 })
  expect(world.clock.now().getTime() - before).toBe(26 * 3_600_000)
  expect(world.newId('ld')).toMatch(/^ld_[0-9a-z]{21}$/)
})

test('an error of the database is an Error here, with its code', async () => {
  const twice = { id: 'br_x', name: '重名', appId: 'wx-a', createdAt: world.clock.now() }
  await upsertBrand(world.db, twice)
  const failure = await upsertBrand(world.db, { ...twice, appId: 'wx-b' }).catch((error) => error)
  expect(failure).toBeInstanceOf(Error)
  expect(failure.code).toBe('23505')
})

test('append-only tables refuse a change in a test as they do in production', async () => {
  await expect(world.db.deleteFrom('policy').execute()).rejects.toThrow('append-only table policy')
})

test('builders make the network through the product’s own SQL', async () => {
  const store = await world.build.store()
  const guide = await world.build.guide([store])
  const member = await world.build.member({ phone: '13800138000', openid: 'openid-li' })
  await world.build.binding(member, guide, store)
  const other = await world.openBrand('北岸家居')
  await other.build.store({ code: 'S001' })
  expect(await world.db.selectFrom('store').select('brand_id').orderBy('id').execute()).toHaveLength(2)
})
