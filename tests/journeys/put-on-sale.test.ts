import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
const save = (...products: object[]) => hq().call('saveProducts', { products })
const count = (...rows: object[]) => hq().call('setStock', { rows })
const show = (productId: string) => world.anonymous('shopper').call('showProduct', { productId })
const audit = async (action: string) =>
  (await world.ok(world.staff('hq_admin').call('listAudit', { action }))).entries.map(({ target, detail }) => ({
    target,
    detail,
  }))

const SOFA = {
  productId: 'SOFA',
  title: '云栖沙发',
  makerName: '山居',
  category: '沙发',
  picturePaths: ['sofa/1.svg', 'sofa/2.svg'],
  story: ['坐得深。'],
  facts: [{ name: '材质', value: '橡木' }],
  choices: ['颜色'],
  skus: [
    { skuId: 'SOFA-G', options: ['灰'], priceFen: 300_000, picturePath: 'sofa/1.svg' },
    { skuId: 'SOFA-W', options: ['白'], priceFen: 320_000, picturePath: 'sofa/2.svg' },
  ],
}
const LAMP = {
  ...SOFA,
  productId: 'LAMP',
  title: '灯',
  category: '灯具',
  choices: [],
  skus: [{ skuId: 'LAMP', options: [], priceFen: 9_900, picturePath: 'lamp.png' }],
}

test('HQ puts products on sale, and a shopper sees them as they were described', async () => {
  expect(await world.ok(save(SOFA, LAMP))).toEqual({ products: 2, skus: 3 })
  await world.ok(count({ storeCode: null, skuId: 'SOFA-W', onHand: 7 }))
  expect(await world.ok(show('SOFA'))).toEqual({
    productId: 'SOFA',
    title: '云栖沙发',
    subtitle: '',
    makerName: '山居',
    categoryId: expect.stringMatching(/^cg_/),
    categoryName: '沙发',
    pictureUrls: ['memory://pictures/sofa/1.svg', 'memory://pictures/sofa/2.svg'],
    story: ['坐得深。'],
    facts: [{ name: '材质', value: '橡木' }],
    promises: expect.any(Array),
    choices: [{ name: '颜色', values: ['灰', '白'] }],
    skus: [
      {
        skuId: 'SOFA-G',
        options: ['灰'],
        priceFen: 300_000,
        pictureUrl: 'memory://pictures/sofa/1.svg',
        deliverable: 0,
      },
      {
        skuId: 'SOFA-W',
        options: ['白'],
        priceFen: 320_000,
        pictureUrl: 'memory://pictures/sofa/2.svg',
        deliverable: 7,
      },
    ],
    similar: [],
  })
  const { categories } = await world.ok(world.anonymous('shopper').call('listCategories', {}))
  expect(categories.map(({ name, pictureUrl }) => [name, pictureUrl])).toEqual([
    ['沙发', 'memory://pictures/sofa/1.svg'],
    ['灯具', 'memory://pictures/sofa/1.svg'],
  ])
  expect(await world.db.selectFrom('sku').select('title').orderBy('id').execute()).toEqual([
    { title: '灯' },
    { title: '云栖沙发 灰' },
    { title: '云栖沙发 白' },
  ])
})

test('a change is seen at once and stands in the audit; a SKU that is left out is no longer sold', async () => {
  await world.ok(save(SOFA))
  await world.db.updateTable('product').set({ sold: 12 }).execute()
  const before = await world.db.selectFrom('product').select('listed_at').executeTakeFirstOrThrow()
  world.clock.advance({ days: 1 })
  const [gray] = SOFA.skus
  await world.ok(save({ ...SOFA, title: '云栖沙发 新', skus: [{ ...gray, priceFen: 280_000 }] }))
  const shown = await world.ok(show('SOFA'))
  expect(shown.title).toBe('云栖沙发 新')
  expect(shown.skus.map(({ skuId, priceFen }) => [skuId, priceFen])).toEqual([['SOFA-G', 280_000]])
  expect(await world.db.selectFrom('product').select(['sold', 'listed_at']).executeTakeFirst()).toEqual({
    sold: 12,
    ...before,
  })
  const [change] = await audit('saveProducts')
  expect(change).toEqual({
    target: 'SOFA',
    detail: {
      before: expect.objectContaining({
        title: '云栖沙发',
        skus: [
          { skuId: 'SOFA-G', priceFen: 300_000, isListed: true },
          { skuId: 'SOFA-W', priceFen: 320_000, isListed: true },
        ],
      }),
      after: expect.objectContaining({
        title: '云栖沙发 新',
        skus: [
          { skuId: 'SOFA-G', priceFen: 280_000, isListed: true },
          { skuId: 'SOFA-W', priceFen: 320_000, isListed: false },
        ],
      }),
    },
  })
})

test('a product without a SKU on sale is off the shelf, and new when it comes back', async () => {
  await world.ok(save(SOFA, LAMP))
  await world.ok(save({ ...SOFA, skus: SOFA.skus.map((sku) => ({ ...sku, isListed: false })) }))
  expect(await world.refused(show('SOFA'))).toBe('product_unknown')
  world.clock.advance({ days: 1 })
  await world.ok(save(SOFA))
  const { products } = await world.ok(world.anonymous('shopper').call('searchProducts', { sort: 'newest' }))
  expect(products.map(({ productId }) => productId)).toEqual(['SOFA', 'LAMP'])
})

test('a SKU belongs to one product, and a call that says otherwise changes nothing', async () => {
  await world.ok(save(SOFA))
  const stolen = { ...LAMP, skus: [{ ...LAMP.skus[0], skuId: 'SOFA-G' }] }
  expect(await world.refused(save({ ...SOFA, title: '改名' }, stolen))).toBe('sku_conflict')
  expect(await world.refused(save(LAMP, { ...LAMP, productId: 'LAMP-2' }))).toBe('sku_conflict')
  expect((await world.ok(show('SOFA'))).title).toBe('云栖沙发')
  expect(await world.refused(show('LAMP'))).toBe('product_unknown')
})

test.each([
  ['a SKU without its option', { skus: [{ ...SOFA.skus[0], options: [] }] }],
  ['two SKUs with the same options', { skus: SOFA.skus.map((sku) => ({ ...sku, options: ['灰'] })) }],
  ['a choice named twice', { choices: ['颜色', '颜色'], skus: [{ ...SOFA.skus[0], options: ['灰', '灰'] }] }],
])('a product with %s is not put on sale', async (_, change) => {
  expect(await world.refused(save(LAMP, { ...SOFA, ...change }))).toBe('product_invalid')
  expect(await world.db.selectFrom('product').select('id').execute()).toEqual([])
})

test.each([
  ['no picture', { picturePaths: [] }],
  ['a picture outside its folder', { picturePaths: ['../keys.svg'] }],
  ['a page for a picture', { picturePaths: ['page.html'] }],
  ['an address for a picture', { picturePaths: ['https://elsewhere.example/1.svg'] }],
  ['no SKU', { skus: [] }],
  ['a SKU that costs nothing', { skus: [{ ...SOFA.skus[0], priceFen: 0 }] }],
  ['no title', { title: ' ' }],
  ['a title of 61 characters', { title: '长'.repeat(61) }],
  ['a NUL in its story', { story: ['a\0b'] }],
])('a product with %s is bad input', async (_, change) => {
  expect(await world.refused(save({ ...SOFA, ...change }))).toBe('invalid_input')
})

test('a product named twice in one call is refused', async () => {
  const other = { ...SOFA, skus: [{ ...SOFA.skus[0], skuId: 'SOFA-B' }] }
  expect(await world.refused(save(SOFA, other))).toBe('product_invalid')
})

test('only headquarters sells and counts', async () => {
  for (const role of ['store_manager', 'finance'] as const) {
    expect(await world.refused(world.staff(role).call('saveProducts', { products: [SOFA] }))).toBe('forbidden')
    expect(await world.refused(world.staff(role).call('setStock', { rows: [] }))).toBe('forbidden')
  }
})
