import { useWorld } from '../support/world'
import { errorLines, importText } from './import-text'

const world = useWorld()

const MEMBERS = `手机号,会员编号,姓名,注册时间,来源,导购工号
13800138000,M001,张三,2025-06-01 10:00,到店扫码,G001
138 0013 8001,M002,李四,2025/6/2,,
1380013,M003,王五,2025-06-03,,
13800138003,M004,赵六,2027-06-03,,
13800138004,M005,孙七,2025-06-03,,G999
`

const members = () =>
  world.db
    .selectFrom('member')
    .select(['id', 'state', 'display_name', 'phone_masked', 'registered_at'])
    .orderBy('display_name')
    .execute()
const bindings = () => world.db.selectFrom('binding').selectAll().execute()

async function guideG001() {
  const storeId = await world.build.store()
  return { storeId, guideId: await world.build.guide(storeId, { code: 'G001' }) }
}

test('members come in sealed and bound to their guide, and phones are masked in the error file', async () => {
  const { storeId, guideId } = await guideG001()
  const result = await importText(world, 'members', MEMBERS)
  expect(result).toMatchObject({ rows: 5, added: 2, refused: 3 })
  expect(errorLines(result)).toEqual([
    '4,手机号,138****13,手机号格式不正确，应为 11 位大陆手机号',
    '5,注册时间,2027-06-03,时间在未来，请核对',
    '6,导购工号,G999,找不到该导购',
  ])

  expect(await members()).toMatchObject([
    {
      state: 'member',
      display_name: '张三',
      phone_masked: '138****8000',
      registered_at: new Date('2025-06-01T02:00:00Z'),
    },
    { state: 'member', display_name: '李四', phone_masked: '138****8001' },
  ])
  expect(await bindings()).toMatchObject([
    { guide_id: guideId, store_id: storeId, reason: 'import', starts_at: new Date('2025-06-01T02:00:00Z') },
  ])
  const load = await world.db
    .selectFrom('guide_load')
    .select('member_used')
    .where('guide_id', '=', guideId)
    .executeTakeFirst()
  expect(load?.member_used).toBe(1)
  const stored = JSON.stringify([
    await world.db.selectFrom('member').selectAll().execute(),
    await world.db.selectFrom('member_identity').selectAll().execute(),
    await world.db.selectFrom('import_row').selectAll().execute(),
  ])
  expect(stored).not.toContain('13800138000')
})

test('the same members again change nothing; other facts under a known phone are refused', async () => {
  await guideG001()
  await importText(world, 'members', MEMBERS)
  const before = [await members(), await bindings()]
  expect(await importText(world, 'members', MEMBERS)).toMatchObject({ added: 0, alreadyThere: 2, refused: 3 })
  const renamed = await importText(world, 'members', MEMBERS.replace('张三', '张三丰'))
  expect(renamed).toMatchObject({ alreadyThere: 1, refused: 4 })
  expect(errorLines(renamed)[0]).toMatch(/^2,手机号,138\*\*\*\*00,同一编号已提交过不同的内容/)
  expect([await members(), await bindings()]).toEqual(before)
})

test('a member who registered by themselves keeps their name, and gets the code and the guide of the file', async () => {
  const { guideId } = await guideG001()
  const memberId = await world.build.member({ phone: '13800138000', displayName: '小张' })
  expect(await importText(world, 'members', MEMBERS)).toMatchObject({ added: 1, alreadyThere: 1 })
  expect((await members()).find((row) => row.id === memberId)).toMatchObject({ display_name: '小张' })
  expect(await bindings()).toMatchObject([{ member_id: memberId, guide_id: guideId }])
  const codes = await world.db.selectFrom('member_identity').select('member_id').where('value', '=', 'M001').execute()
  expect(codes).toEqual([{ member_id: memberId }])
})

test('a member code that is somebody else’s is refused, not moved', async () => {
  await guideG001()
  await importText(world, 'members', MEMBERS)
  const file = '手机号,会员编号,注册时间\n13900139000,M001,2025-06-01\n13800138001,M001,2025-06-01\n'
  const result = await importText(world, 'members', file)
  expect(result).toMatchObject({ added: 0, refused: 2 })
  expect(errorLines(result)[0]).toBe('2,会员编号,M001,该会员编号已登记在其他手机号下，请核对后重试')
})

const LEADS = `线索编号,手机号,意向,渠道,城市,纬度,经度,时间
L0001,13800138000,沙发,直播,成都,30.6571,104.0809,2026-02-28 20:15
L0002,13800138001,床垫,organic_search,成都,,,2026-02-28 21:00
L0003,12345,床垫,直播,成都,,,2026-02-28 21:00
L0004,13800138002,床垫,飞鸽,成都,,,2026-02-28 21:00
`

test('leads are captured and routed like any other, with their channel and place', async () => {
  const { guideId } = await guideG001()
  const result = await importText(world, 'leads', LEADS)
  expect(result).toMatchObject({ rows: 4, added: 2, refused: 2 })
  expect(errorLines(result)).toEqual([
    '4,手机号,12345,手机号格式不正确，应为 11 位大陆手机号',
    expect.stringMatching(/^5,渠道,飞鸽,不认识的值，可填：到店扫码、/),
  ])
  const leads = await world.db.selectFrom('lead').selectAll().orderBy('channel').execute()
  expect(leads).toMatchObject([
    { channel: 'live', wish: '沙发', state: 'offered', guide_id: guideId },
    { channel: 'organic', wish: '床垫', state: 'offered' },
  ])
  expect(await world.db.selectFrom('decision').select('id').execute()).toHaveLength(2)
})

test('the same leads again are known, and other content under a known number is refused', async () => {
  await guideG001()
  await importText(world, 'leads', LEADS)
  const count = async () => (await world.db.selectFrom('touchpoint').select('id').execute()).length
  const before = await count()
  expect(await importText(world, 'leads', LEADS)).toMatchObject({ added: 0, alreadyThere: 2, refused: 2 })
  expect(await importText(world, 'leads', LEADS.replace('沙发', '餐桌'))).toMatchObject({ alreadyThere: 1, refused: 3 })
  expect(await count()).toBe(before)
})

test('a lead whose phone and member code are two people costs only its own row', async () => {
  await guideG001()
  await importText(world, 'members', MEMBERS)
  const file = `id,phone,member_code,wish,created_at
A1,13800138000,M002,沙发,2026-02-28
A2,13800138001,M002,沙发,2026-02-28
`
  const result = await importText(world, 'leads', file)
  expect(result).toMatchObject({ added: 1, refused: 1 })
  expect(errorLines(result)[0]).toMatch(/^2,整行/)
})
