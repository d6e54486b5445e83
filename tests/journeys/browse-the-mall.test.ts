import { CHENGDU } from '../support/builders'
import { useWorld } from '../support/world'

const world = useWorld()

const search = (input: object, who?: string) =>
  world.ok((who ? world.shopper(who) : world.anonymous('shopper')).call('searchProducts', input))
const idsOf = async (input: object, who?: string) =>
  (await search(input, who)).products.map(({ productId }) => productId)

/** Ids of all pages, `rows` at a time. */
async function pageThrough(input: object, rows: number, between: () => Promise<unknown> = async () => undefined) {
  const ids: string[] = []
  let cursor: string | undefined
  do {
    const page = await search({ ...input, rows, ...(cursor ? { cursor } : {}) })
    ids.push(...page.products.map(({ productId }) => productId))
    cursor = page.next ?? undefined
    await between()
  } while (cursor)
  return ids
}

async function openMall() {
  const { build, clock } = world
  const at = (day: number) => new Date(clock.now().getTime() - day * 86_400_000)
  await build.product({
    productId: 'SOFA',
    title: '云栖沙发',
    subtitle: '坐得深',
    choices: ['颜色'],
    skus: [
      { skuId: 'SOFA-G', options: ['灰'], priceFen: 300_000 },
      { skuId: 'SOFA-W', options: ['白'], priceFen: 320_000 },
      { skuId: 'SOFA-X', options: ['绝版'], priceFen: 100_000, isListed: false },
    ],
    sold: 5,
    listedAt: at(3),
  })
  await build.product({ productId: 'TABLE', title: '森屿餐桌', category: '餐桌', sold: 9, listedAt: at(2) })
  await build.product({ productId: 'LAMP', title: 'ＬＡＭＰ 100% 棉_灯', category: '灯具', listedAt: at(1) })
  await build.product({ productId: 'GONE', title: '旧柜子', category: '柜子', isListed: false })
}

test('the shelves are those with something on them, in HQ’s order, with what is worth searching for', async () => {
  await openMall()
  const { categories, hotWords } = await world.ok(world.anonymous('shopper').call('listCategories', {}))
  expect(categories.map(({ name, products }) => [name, products])).toEqual([
    ['沙发', 1],
    ['餐桌', 1],
    ['灯具', 1],
  ])
  expect(categories[0]!.pictureUrl).toBe('memory://pictures/category.svg')
  expect(hotWords).toEqual(['森屿餐桌', '云栖沙发', 'ＬＡＭＰ'])
})

test('a card shows the lowest price of what can be bought, and says when there are several or nothing is left', async () => {
  await openMall()
  const sofa = async () => (await search({ text: '沙发' })).products[0]!
  expect(await sofa()).toMatchObject({ fromFen: 300_000, hasPriceRange: true, isSoldOut: false })
  await world.build.stock('SOFA-G', null, 0)
  expect(await sofa()).toMatchObject({ fromFen: 320_000, hasPriceRange: false, isSoldOut: false })
  await world.build.stock('SOFA-W', null, 0)
  expect(await sofa()).toMatchObject({ fromFen: 300_000, hasPriceRange: true, isSoldOut: true })
  // A store that has one can hand it over.
  const storeId = await world.build.store()
  await world.build.stock('SOFA-W', storeId, 1)
  await world.build.stock('SOFA-G', storeId, 0)
  expect(await sofa()).toMatchObject({ fromFen: 320_000, isSoldOut: false })
})

test('a product is found by its title, maker and shelf, however they are typed, and only by all the words', async () => {
  await openMall()
  expect(await idsOf({ text: '山居　云栖' })).toEqual(['SOFA'])
  expect(await idsOf({ text: '坐得深 ' })).toEqual(['SOFA'])
  expect(await idsOf({ text: 'lamp' })).toEqual(['LAMP'])
  expect(await idsOf({ text: 'ｌａｍｐ 灯具' })).toEqual(['LAMP'])
  expect(await idsOf({ text: '云栖 餐桌' })).toEqual([])
  expect(await idsOf({ text: '旧柜子' })).toEqual([])
})

test('a product that is called a little longer than what was typed is found, one called otherwise is not', async () => {
  await openMall()
  const called = (productId: string, title: string) => world.build.product({ productId, title, category: '实木' })
  await called('LONG', '北欧实木长餐桌 1.6m（可拉伸）')
  await called('BED', '实木大床，另配餐桌')
  expect(await idsOf({ text: '实木餐桌' })).toEqual(['LONG'])
  expect(await idsOf({ text: '实木餐桌1.6m' })).toEqual([])
  expect(await idsOf({ text: '实木餐桌 1.6m（可拉' })).toEqual(['LONG'])
  expect(await idsOf({ text: '实木可拉伸' })).toEqual([])
  expect(await idsOf({ text: '实木(.*)餐[桌' })).toEqual([])
})

test('what is called so comes before what only speaks of it, however well that sells, and pages go on in that order', async () => {
  await openMall()
  await world.build.product({ productId: 'FRIDGE', title: '双门冰箱', category: '冰箱', sold: 1 })
  await world.build.product({
    productId: 'JUG',
    title: '滤水壶',
    subtitle: '放在冰箱门上',
    category: '水具',
    sold: 900,
  })
  await world.build.product({ productId: 'BIG', title: '四门冰箱', category: '冰箱', sold: 2 })
  expect(await pageThrough({ text: '冰箱' }, 1)).toEqual(['BIG', 'FRIDGE', 'JUG'])
  expect((await search({ text: '冰箱', sort: 'price_up' })).products).toHaveLength(3)
})

test('signs that mean something to a database are only looked for', async () => {
  await openMall()
  expect(await idsOf({ text: '%' })).toEqual(['LAMP'])
  expect(await idsOf({ text: '棉_灯' })).toEqual(['LAMP'])
  expect(await idsOf({ text: '云_沙发' })).toEqual([])
  expect(await idsOf({ text: '云%发' })).toEqual([])
  expect(await idsOf({ text: "\\ ' or 1=1 --" })).toEqual([])
  expect(await idsOf({ text: '，、' })).toEqual(['TABLE', 'SOFA', 'LAMP'])
})

test.each([
  ['a NUL', { text: '沙\0发' }],
  ['half a surrogate pair', { text: '\ud800' }],
  ['500 characters', { text: 'x'.repeat(500) }],
  ['nothing', { text: ' ' }],
  ['no such sort', { sort: 'cheapest' }],
  ['a price of nothing', { priceMinFen: 0 }],
  ['a fraction of a fen', { priceMaxFen: 1.5 }],
  ['a cursor that was never given out', { cursor: "1.1.1' or 1=1" }],
  ['too many rows', { rows: 101 }],
])('%s is bad input for a search', async (_, input) => {
  expect(await world.refused(world.anonymous('shopper').call('searchProducts', input))).toBe('invalid_input')
})

test('prices narrow a search, whichever end is given first', async () => {
  await openMall()
  expect(await idsOf({ priceMinFen: 200_000 })).toEqual(['SOFA'])
  expect(await idsOf({ priceMaxFen: 100_000 })).toEqual(['TABLE', 'LAMP'])
  expect(await idsOf({ priceMinFen: 300_000, priceMaxFen: 300_000 })).toEqual(['SOFA'])
  expect(await idsOf({ priceMinFen: 400_000, priceMaxFen: 200_000 })).toEqual(['SOFA'])
})

test('a shelf and a store narrow a search; a shelf or store nobody knows has nothing', async () => {
  await openMall()
  const storeId = await world.build.store()
  await world.build.stock('SOFA-G', storeId, 0)
  await world.build.stock('SOFA-W', storeId, 2)
  await world.build.stock('LAMP', storeId, 0)
  const there = await search({ inStockAt: storeId, sort: 'price_down' })
  expect(there.products.map(({ productId, fromFen }) => [productId, fromFen])).toEqual([
    ['SOFA', 320_000],
    ['TABLE', 100_000],
  ])
  await world.ok(world.staff('hq_admin').call('closeStore', { storeId, reason: '装修' }))
  expect(await idsOf({ inStockAt: storeId })).toEqual([])
  const { categories } = await world.ok(world.anonymous('shopper').call('listCategories', {}))
  expect(await idsOf({ categoryId: categories[1]!.categoryId })).toEqual(['TABLE'])
  expect(await idsOf({ categoryId: 'cg_unknown' })).toEqual([])
  expect(await idsOf({ inStockAt: 'st_unknown' })).toEqual([])
})

test('every sort pages through everything once, also while new things come', async () => {
  const { build, clock } = world
  for (let n = 1; n <= 7; n++) {
    const listedAt = new Date(clock.now().getTime() - Math.ceil(n / 2) * 86_400_000)
    await build.product({ productId: `P${n}`, skus: [{ priceFen: 100 * Math.ceil(n / 3) }], sold: n % 3, listedAt })
  }
  const all = (ids: readonly string[]) => ids.toSorted()
  for (const sort of ['recommended', 'newest', 'price_up', 'price_down']) {
    const ids = await pageThrough({ sort }, 2)
    expect(ids).toEqual(await idsOf({ sort, rows: 100 }))
    expect(all(ids)).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'])
  }
  expect(await idsOf({ sort: 'recommended' })).toEqual(['P2', 'P5', 'P1', 'P4', 'P7', 'P3', 'P6'])
  expect(await idsOf({ sort: 'newest' })).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'])
  expect(await idsOf({ sort: 'price_up' })).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'])
  expect(await idsOf({ sort: 'price_down' })).toEqual(['P7', 'P4', 'P5', 'P6', 'P1', 'P2', 'P3'])
  let added = 0
  const ids = await pageThrough({ sort: 'newest' }, 2, () => build.product({ productId: `NEW${++added}` }))
  expect(ids).toEqual(['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'])
})

test('a product’s page tells its story, what can be chosen at which price, and others of its shelf', async () => {
  await openMall()
  await world.build.product({ productId: 'SOFA-2', title: '暖阳沙发' })
  await world.build.stock('SOFA-G', null, 2)
  const shown = await world.ok(world.anonymous('shopper').call('showProduct', { productId: 'SOFA' }))
  expect(shown).toMatchObject({
    title: '云栖沙发',
    categoryName: '沙发',
    pictureUrls: ['memory://pictures/product.svg'],
    choices: [{ name: '颜色', values: ['灰', '白'] }],
    skus: [
      { skuId: 'SOFA-G', options: ['灰'], priceFen: 300_000, deliverable: 2 },
      // How much the warehouse holds is not told.
      { skuId: 'SOFA-W', options: ['白'], priceFen: 320_000, deliverable: 999 },
    ],
  })
  expect(shown.promises.length).toBeGreaterThan(0)
  expect(shown.similar.map(({ productId }) => productId)).toEqual(['SOFA-2'])
})

test.each(['NONE', 'GONE', "'; drop table product; --"])(
  'a product %s is not shown, nor is a look at it kept',
  async (productId) => {
    await openMall()
    expect(await world.refused(world.anonymous('shopper').call('showProduct', { productId }))).toBe('product_unknown')
    expect(await world.refused(world.shopper('li').call('recordView', { productId }))).toBe('product_unknown')
  },
)

test('stores that can hand an article over are listed nearest first, and only they', async () => {
  const { build } = world
  await build.sku('SOFA')
  const near = await build.store({ name: '春熙路店' })
  const far = await build.store({ name: '天府店', latitude: CHENGDU.latitude - 0.1 })
  const empty = await build.store({ name: '空店' })
  const closed = await build.store({ name: '关店', status: 'closed' })
  const other = await build.store({
    name: '重庆店',
    city: '重庆',
    latitude: 29.56,
    longitude: 106.55,
    opensMinute: 1_200,
  })
  await build.stock('SOFA', near, 2)
  await build.stock('SOFA', empty, 0)
  const find = async (input: object) =>
    (await world.ok(world.anonymous('shopper').call('findStock', { skuId: 'SOFA', ...input }))).stores
  const nearest = await find({ place: CHENGDU })
  expect(nearest.map(({ storeId }) => storeId)).toEqual([near, far, other])
  expect(nearest.map(({ level, isOpenNow }) => [level, isOpenNow])).toEqual([
    ['few', true],
    ['plenty', true],
    ['plenty', false],
  ])
  expect(nearest[0]!.metres).toBe(0)
  expect(nearest[1]!.metres).toBeGreaterThan(11_000)
  expect((await find({ city: '重庆' })).map(({ storeId, metres }) => [storeId, metres])).toEqual([[other, null]])
  expect((await find({ quantity: 3, rows: 1 })).map(({ storeId }) => storeId)).toEqual([far])
  expect((await find({})).map(({ storeId }) => storeId)).not.toContain(closed)
  for (const skuId of ['NONE', '%']) {
    expect(await world.refused(world.anonymous('shopper').call('findStock', { skuId }))).toBe('sku_unknown')
  }
})
