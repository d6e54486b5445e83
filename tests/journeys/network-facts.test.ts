import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')

const storeInput = {
  code: 'CD-001',
  name: '春熙路店',
  region: '西南大区',
  kind: 'own',
  city: '成都',
  address: '春熙路 1 号',
  ...CHENGDU,
  opensMinute: 600,
  closesMinute: 1320,
}
const guideInput = { code: 'G-1', name: '王芳', role: 'guide', grade: 3, joinedOn: '2025-01-01' }
const audits = () => world.db.selectFrom('audit').selectAll().orderBy('id').execute()

test('codes may be written in any script, as the files of imports have them', async () => {
  const code = '上海001-1'
  const { storeId } = await world.ok(hq().call('upsertStore', { ...storeInput, code }))
  await world.ok(hq().call('upsertGuide', { ...guideInput, code, storeIds: [storeId] }))
  for (const wrong of ['', 'A B', 'A/B', '=1+1', 'x'.repeat(65)]) {
    expect(await world.refused(hq().call('upsertStore', { ...storeInput, code: wrong }))).toBe('invalid_input')
  }
})

test('a store that closes the minute it opens is bad input; one that closes after midnight is a late one', async () => {
  const open = (closesMinute: number) => hq().call('upsertStore', { ...storeInput, opensMinute: 600, closesMinute })
  expect(await open(600)).toMatchObject({
    error: { code: 'invalid_input', details: { fields: [{ path: 'closesMinute' }] } },
  })
  expect(await open(120)).toMatchObject({ ok: true })
})

test('a percent sign or an underscore in a search is a sign of the name, and finds no other store', async () => {
  await world.build.store({ name: '春熙路店' })
  await world.build.store({ name: '5% 折扣_店' })
  const find = async (words: string) =>
    (await world.ok(hq().call('listStores', { words }))).stores.map((store) => store.name)
  for (const words of ['%', '_', '5%', '扣_店']) expect(await find(words)).toEqual(['5% 折扣_店'])
  expect(await find('\\')).toEqual([])
  expect(await find('熙路')).toEqual(['春熙路店'])
})

test('a guide leaves on a day they worked here and that has come, and a wrong day is put right on record', async () => {
  const guideId = await world.build.guide(await world.build.store(), { joinedOn: '2025-01-01' })
  const leave = (leftOn: string) => hq().call('markGuideLeft', { guideId, leftOn, reason: '离职' })
  expect(await world.refused(leave('2026-03-02'))).toBe('left_on_invalid')
  expect(await world.refused(leave('2024-12-31'))).toBe('left_on_invalid')
  expect(await world.ok(leave('2026-03-01'))).toMatchObject({ isChanged: true })
  expect(await world.refused(leave('2026-03-02'))).toBe('left_on_invalid')
  world.clock.advance({ minutes: 1 })
  expect(await world.ok(leave('2026-02-27'))).toEqual({ guideId, isChanged: true, moved: 0 })
  expect(await world.ok(leave('2026-02-27'))).toEqual({ guideId, isChanged: false, moved: 0 })
  expect((await audits()).at(-1)).toMatchObject({
    action: 'markGuideLeft',
    target: guideId,
    detail: { before: { leftOn: '2026-03-01' }, after: { leftOn: '2026-02-27' } },
  })
})
