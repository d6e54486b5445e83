import { useWorld } from '../support/world'

const world = useWorld()
const next = (who: string) => world.ok(world.shopper(who).call('nextStep', {}))
const record = (who: string, step: string, event: string) => world.shopper(who).call('recordStep', { step, event })
let phones = 0
const join = (who: string) => {
  const phone = `138000${String(++phones).padStart(5, '0')}`
  return world.ok(world.shopper(who).call('register', { phone, acceptsContact: true }))
}
const funnel = (input: object = {}, caller = world.staff('hq_ops')) =>
  world.ok(caller.call('onboardingFunnel', { since: '2026-03-01', ...input }))
async function makeCode(storeId: string, guideId: string): Promise<string> {
  const codes = [{ kind: 'guide', guideId, storeId }]
  return (await world.ok(world.staff('hq_ops').call('createCodes', { codes }))).codes[0]!.code
}

test('a shopper is led step by step: join, then their guide in WeCom, then the group, one prompt at a time', async () => {
  const storeId = await world.build.store({ name: '春熙路店' })
  const guideId = await world.build.guide(storeId, { name: '王芳' })
  const joinGift = { title: '水果拼盘一份', validDays: 30 }
  await world.ok(world.staff('hq_ops').call('setJoinGift', { joinGift }))
  await world.ok(world.shopper('li').call('recordScan', { code: await makeCode(storeId, guideId) }))

  expect(await next('li')).toEqual({ step: 'join', joinGift, guide: null })
  expect(await world.ok(record('li', 'join', 'shown'))).toEqual({ step: 'join', event: 'shown', isNew: true })
  await join('li')
  expect(await next('li')).toEqual({
    step: 'wecom',
    joinGift: null,
    guide: { guideId, name: '王芳', role: 'guide', photoUrl: null, storeName: '春熙路店' },
  })
  await world.ok(record('li', 'wecom', 'shown'))
  await world.ok(record('li', 'wecom', 'done'))
  expect(await next('li')).toEqual({ step: 'group', joinGift: null, guide: null })
  await world.ok(record('li', 'group', 'done'))
  expect(await next('li')).toEqual({ step: null, joinGift: null, guide: null })

  const rows = await world.db.selectFrom('onboarding_step').selectAll().orderBy('id').execute()
  expect(rows.map((row) => [row.step, row.event, row.proof])).toEqual([
    ['join', 'shown', 'client'],
    ['join', 'done', 'server'],
    ['wecom', 'shown', 'client'],
    ['wecom', 'done', 'client'],
    ['group', 'done', 'client'],
  ])
  expect(new Set(rows.map((row) => row.store_id))).toEqual(new Set([storeId]))
})

test('whoever says later is left alone for seven days, and what comes after waits too', async () => {
  await join('li')
  await world.ok(record('li', 'wecom', 'shown'))
  await world.ok(record('li', 'wecom', 'skipped'))
  expect((await next('li')).step).toBeNull()
  expect(await world.refused(record('li', 'wecom', 'shown'))).toBe('step_not_due')
  expect(await world.refused(record('li', 'group', 'shown'))).toBe('step_not_due')
  world.clock.advance({ days: 7 })
  expect((await next('li')).step).toBe('wecom')
  expect(await world.ok(record('li', 'wecom', 'shown'))).toMatchObject({ isNew: true })
})

test('saying the same again changes nothing, and nobody can claim to have joined', async () => {
  await join('li')
  for (const event of ['shown', 'done'] as const) {
    expect(await world.ok(record('li', 'wecom', event))).toMatchObject({ isNew: true })
    expect(await world.ok(record('li', 'wecom', event))).toMatchObject({ isNew: false })
  }
  const twice = await Promise.all([1, 2].map(() => world.ok(record('li', 'group', 'done'))))
  expect(twice.map(({ isNew }) => isNew).sort()).toEqual([false, true])
  expect(await world.refused(record('wang', 'join', 'done'))).toBe('invalid_input')
  expect(await world.refused(record('wang', 'wecom', 'done'))).toBe('step_not_due')
  expect(await world.refused(record('wang', 'group', 'left'))).toBe('invalid_input')
})

test('looking makes nobody known, a prompt that was shown does', async () => {
  expect(await next('ghost')).toMatchObject({ step: 'join' })
  expect(await world.db.selectFrom('member').selectAll().execute()).toEqual([])
  await world.ok(record('ghost', 'join', 'skipped'))
  expect((await next('ghost')).step).toBeNull()
  expect(await world.db.selectFrom('member').select('state').execute()).toEqual([{ state: 'visitor' }])
})

test('what a visitor was shown stays theirs when they merge into a member', async () => {
  const phone = '13812345678'
  await world.build.member({ phone })
  await world.ok(record('li', 'join', 'shown'))
  world.outside.phoneOf.set('code', phone)
  await world.ok(world.shopper('li').call('register', { phoneCode: 'code', acceptsContact: true }))
  const { onboarding } = await world.ok(world.shopper('li').call('exportMyData', {}))
  expect(onboarding.map(({ step, event }) => [step, event])).toEqual([
    ['join', 'shown'],
    ['join', 'done'],
  ])
  expect((await funnel()).total[0]).toEqual({ step: 'join', reached: 1, shown: 1, done: 1, skipped: 0 })
})

test('the funnel counts each person once, per store and in total, and only those who began since the day', async () => {
  const [first, second] = [await world.build.store({ name: '一店' }), await world.build.store({ name: '二店' })]
  const codes = []
  for (const storeId of [first, second]) codes.push(await makeCode(storeId, await world.build.guide(storeId)))
  await join('old')
  world.clock.advance({ days: 1 })
  await world.ok(record('old', 'wecom', 'done'))

  for (const [who, code] of [
    ['a', 0],
    ['b', 0],
    ['c', 1],
  ] as const) {
    await world.ok(world.shopper(who).call('recordScan', { code: codes[code]! }))
    await world.ok(record(who, 'join', 'shown'))
  }
  await world.ok(record('b', 'join', 'skipped'))
  await join('a')
  await join('c')
  await world.ok(record('a', 'wecom', 'shown'))
  await world.ok(record('a', 'wecom', 'done'))
  await world.ok(record('c', 'wecom', 'shown'))
  await world.ok(record('c', 'wecom', 'skipped'))
  await join('d')

  const since = { since: '2026-03-02' }
  const firstStore = {
    storeId: first,
    storeName: '一店',
    steps: [
      { step: 'join', reached: 2, shown: 2, done: 1, skipped: 1 },
      { step: 'wecom', reached: 1, shown: 1, done: 1, skipped: 0 },
      { step: 'group', reached: 1, shown: 0, done: 0, skipped: 0 },
    ],
  }
  const all = await funnel(since)
  expect(all.total).toEqual([
    { step: 'join', reached: 4, shown: 3, done: 3, skipped: 1 },
    { step: 'wecom', reached: 3, shown: 2, done: 1, skipped: 1 },
    { step: 'group', reached: 1, shown: 0, done: 0, skipped: 0 },
  ])
  expect(all.withoutStore![0]).toEqual({ step: 'join', reached: 1, shown: 0, done: 1, skipped: 0 })
  expect(all.stores[0]).toEqual(firstStore)
  expect(all.stores.map(({ storeName }) => storeName)).toEqual(['一店', '二店'])

  const page = await funnel({ ...since, rows: 1 })
  expect(page).toMatchObject({ stores: [{ storeId: first }], next: first, total: all.total })
  expect(await funnel({ ...since, rows: 1, cursor: page.next! })).toMatchObject({ stores: [{ storeId: second }] })
  expect((await funnel()).total[0]!.reached).toBe(5)

  const manager = world.staff('store_manager', { storeIds: [first] })
  expect(await funnel(since, manager)).toEqual({
    total: firstStore.steps,
    withoutStore: null,
    stores: [firstStore],
    next: null,
  })
  expect(await world.refused(world.staff('finance').call('onboardingFunnel', since))).toBe('forbidden')
})

test('a store nobody came through yet has a funnel of zeros', async () => {
  const { total, stores } = await funnel()
  expect(total.map(({ step, reached }) => [step, reached])).toEqual([
    ['join', 0],
    ['wecom', 0],
    ['group', 0],
  ])
  expect(stores).toEqual([])
})
