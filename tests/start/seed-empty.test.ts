import { seedEmptyBrand } from '../../scripts/start/seed-empty'
import { useWorld } from '../support/world'

const world = useWorld()

test('a brand made with nothing has three accounts, its founding rules, and nothing else', async () => {
  const { db, outside } = world
  const made = await seedEmptyBrand({ db, outside, seed: 1, log: () => undefined }, 'wxempty', world.clock.now())
  expect(made).toMatchObject({
    staff: [{ login: 'admin' }, { login: 'ops' }, { login: 'finance' }],
    codes: [],
    guides: [],
  })
  const brand = await db.selectFrom('brand').select('id').where('app_id', '=', 'wxempty').executeTakeFirstOrThrow()
  for (const table of ['store', 'guide', 'lead', 'orders', 'member'] as const) {
    expect(await db.selectFrom(table).select('id').where('brand_id', '=', brand.id).execute()).toEqual([])
  }
  const rules = await db.selectFrom('rule_set').select('version').where('brand_id', '=', brand.id).execute()
  expect(rules).toEqual([{ version: 1 }])
})
