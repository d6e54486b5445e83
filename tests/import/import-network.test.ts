import { useWorld } from '../support/world'
import { errorLines, importText } from './import-text'

const world = useWorld()

const STORES = `门店编号,门店名称,大区,门店类型,城市,地址,纬度,经度,营业时间
S001,春熙路店,西南大区,直营店,成都,锦江区一号,30.65,104.08,10:00-22:00
S002,天府店,西南大区,加盟店,成都,天府大道,30.55,104.06,10:00-02:00
S003,坏店,西南大区,直营店,成都,街,95,104.06,
`
const GUIDES = `工号,姓名,岗位,等级,擅长品类,门店编号,入职日期,服务会员上限
G001,王芳,店长,5,沙发、床垫,S001、S002,2024-05-01,300
G002,李雷,导购,,,S002,2025/1/15,
G003,外人,导购,,,S999,2025-01-15,
`

const stores = () => world.db.selectFrom('store').selectAll().orderBy('code').execute()

test('stores come in with their regions, and a bad row is told while the good ones stay', async () => {
  const result = await importText(world, 'stores', STORES)
  expect(result).toMatchObject({ rows: 3, added: 2, alreadyThere: 0, refused: 1 })
  expect(errorLines(result)).toEqual(['4,纬度,95,应为 -90 到 90 之间的度数'])
  expect(await stores()).toMatchObject([
    { code: 'S001', kind: 'own', opens_minute: 600, closes_minute: 1320, is_pilot: false },
    { code: 'S002', kind: 'franchise', closes_minute: 120 },
  ])
})

test('the same stores again change nothing, other content under a known code is refused unless asked for', async () => {
  await importText(world, 'stores', STORES)
  const before = await stores()
  expect(await importText(world, 'stores', STORES)).toMatchObject({ added: 0, alreadyThere: 2, refused: 1 })

  const moved = STORES.replace('天府大道', '剑南大道')
  const refused = await importText(world, 'stores', moved)
  expect(errorLines(refused)[0]).toBe('3,门店编号,S002,同一编号已提交过不同的内容，请核对后重试')
  expect(await stores()).toEqual(before)

  expect(await importText(world, 'stores', moved, { mayUpdate: true })).toMatchObject({ updated: 1, alreadyThere: 1 })
  expect((await stores())[1]).toMatchObject({ address: '剑南大道', id: before[1]?.id })
})

test('a store the console made is known when a file names it with the same facts', async () => {
  const same = { code: 'S001', name: '春熙路店', city: '成都', latitude: 30.65, longitude: 104.08 }
  await world.build.store({ ...same, opensMinute: 600, closesMinute: 1320 })
  const [made] = await stores()
  const file = `code,name,region,city,address,lat,lng\nS001,春熙路店,西南大区,成都,${made?.address},30.65,104.08\n`
  expect(await importText(world, 'stores', file)).toMatchObject({ added: 0, alreadyThere: 1 })
  expect(await importText(world, 'stores', file.replace('30.65', '30.7'))).toMatchObject({ refused: 1 })
})

test('one code twice in a file counts once; with other content the later row is refused', async () => {
  const twice = `${STORES}S001,春熙路店,西南大区,直营店,成都,锦江区一号,30.65,104.08,10:00-22:00\nS002,另一家,西南大区,直营店,成都,街,30,104,\n`
  const result = await importText(world, 'stores', twice)
  expect(result).toMatchObject({ added: 2, alreadyThere: 1, refused: 2 })
  expect(errorLines(result)[1]).toMatch(/^6,门店编号,S002,/)
})

test('guides join the stores they name, with caps, and one of an unknown store is told', async () => {
  await importText(world, 'stores', STORES)
  const result = await importText(world, 'guides', GUIDES)
  expect(result).toMatchObject({ rows: 3, added: 2, refused: 1 })
  expect(errorLines(result)).toEqual(['4,门店编号,S999,找不到该门店'])

  const guide = await world.db
    .selectFrom('guide')
    .innerJoin('guide_load', 'guide_load.guide_id', 'guide.id')
    .innerJoin('guide_store', 'guide_store.guide_id', 'guide.id')
    .innerJoin('store', 'store.id', 'guide_store.store_id')
    .select(['guide.name', 'guide.role', 'guide.skills', 'guide.joined_on', 'member_cap', 'store.code', 'is_home'])
    .where('guide.code', '=', 'G001')
    .orderBy('store.code')
    .execute()
  expect(guide).toMatchObject([
    {
      name: '王芳',
      role: 'store_manager',
      skills: ['沙发', '床垫'],
      joined_on: '2024-05-01',
      member_cap: 300,
      code: 'S001',
      is_home: true,
    },
    { code: 'S002', is_home: false },
  ])
  expect(await importText(world, 'guides', GUIDES)).toMatchObject({ added: 0, alreadyThere: 2, refused: 1 })
})

test('a file that says nothing of caps leaves them as headquarters set them', async () => {
  await importText(world, 'stores', STORES)
  const file = (name: string) => `工号,姓名,门店编号,入职日期\nG001,${name},S001,2024-01-01\n`
  await importText(world, 'guides', file('王芳'))
  const load = () => world.db.selectFrom('guide_load').select(['guide_id', 'day_cap', 'member_cap']).execute()
  const [made] = await load()
  expect(made).toMatchObject({ day_cap: 12, member_cap: 600 })
  const caps = { guideId: made!.guide_id, dayCap: 3, openCap: 4, memberCap: 50 }
  await world.ok(world.staff('hq_ops').call('setGuideCapacity', caps))

  expect(await importText(world, 'guides', file('王小芳'), { mayUpdate: true })).toMatchObject({ updated: 1 })
  expect(await load()).toMatchObject([{ day_cap: 3, member_cap: 50 }])
})

test('a guide without a store is only right at headquarters', async () => {
  const file = '工号,姓名,岗位,门店编号,入职日期\nC001,赵顾问,总部顾问,,2024-01-01\nG009,无店,导购,,2024-01-01\n'
  const result = await importText(world, 'guides', file)
  expect(result).toMatchObject({ added: 1, refused: 1 })
  expect(errorLines(result)[0]).toMatch(/^3,门店编号,,请填写所属门店编号/)
})

test('small batches and large ones end the same', async () => {
  const rows = Array.from({ length: 25 }, (_, at) => `T${at},店${at},成都,街 ${at},30.${at},104.08`).join('\n')
  const result = await importText(world, 'stores', `code,name,city,address,lat,lng\n${rows}`, { batchRows: 4 })
  expect(result).toMatchObject({ rows: 25, added: 25, refused: 0, errors: null })
})

test('a row the database itself refuses costs only that row', async () => {
  // A zero byte passes every rule of ours, and PostgreSQL takes none.
  const rows = Array.from({ length: 9 }, (_, at) => `T${at},店${at === 4 ? '\0' : at},成都,街,30,104`).join('\n')
  const result = await importText(world, 'stores', `code,name,city,address,lat,lng\n${rows}`)
  expect(result).toMatchObject({ rows: 9, added: 8, refused: 1 })
  expect(errorLines(result)[0]).toMatch(/^6,整行/)
})
