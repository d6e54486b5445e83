import { useWorld } from '../support/world'

const world = useWorld()
const hq = () => world.staff('hq_ops')
const SOFA = {
  productId: 'SOFA',
  title: '云栖沙发',
  makerName: '山居',
  category: '沙发',
  picturePaths: ['sofa/1.svg'],
  facts: [{ name: '材质', value: '橡木' }],
  choices: ['颜色'],
  skus: [
    { skuId: 'SOFA-G', options: ['灰'], priceFen: 300_000, picturePath: 'sofa/1.svg' },
    { skuId: 'SOFA-W', options: ['白'], priceFen: 320_000, picturePath: 'sofa/1.svg', isListed: false },
  ],
}
const LAMP = {
  ...SOFA,
  productId: 'LAMP',
  title: '落地灯',
  category: '灯具',
  choices: [],
  skus: [{ skuId: 'LAMP', options: [], priceFen: 9_900, picturePath: 'lamp.png', isListed: false }],
}

test('headquarters finds every product, on sale or not, with its prices and what stands in the warehouse', async () => {
  await world.ok(hq().call('saveProducts', { products: [SOFA, LAMP] }))
  await world.ok(hq().call('setStock', { rows: [{ storeCode: null, skuId: 'SOFA-G', onHand: 7 }] }))
  const list = async (filter: object) => {
    const { products } = await world.ok(hq().call<{ products: { productId: string }[] }>('listProducts', filter))
    return products
  }
  expect(await list({ words: '沙发' })).toMatchObject([
    { productId: 'SOFA', isListed: true, skus: 1, fromFen: 300_000, toFen: 300_000, centralOnHand: 7, sold: 0 },
  ])
  expect(await list({ isListed: false })).toMatchObject([{ productId: 'LAMP', skus: 0, fromFen: null }])
  expect(await list({ words: 'lamp' })).toHaveLength(1)
  const first = await world.ok(hq().call<{ next: string | null }>('listProducts', { rows: 1 }))
  expect(await list({ rows: 1, cursor: first.next! })).toMatchObject([{ productId: 'SOFA' }])
})

test('two colleagues who change one product at once do not write over each other', async () => {
  await world.ok(hq().call('saveProducts', { products: [{ ...SOFA, seen: null }] }))
  const save = (change: object) => hq().call('saveProducts', { products: [{ ...SOFA, ...change }] })
  expect(await world.refused(save({ seen: null }))).toBe('product_exists')
  const revisionOf = async () =>
    (await world.ok(hq().call<{ revision: string }>('viewProduct', { productId: 'SOFA' }))).revision
  const seen = await revisionOf()
  await world.ok(save({ title: '云栖沙发二代', seen }))
  expect(await world.refused(save({ subtitle: '坐得住一家人', seen }))).toBe('product_changed')
  // Counting stock is no edit: a form that is open goes on.
  const now = await revisionOf()
  await world.ok(hq().call('setStock', { rows: [{ storeCode: null, skuId: 'SOFA-G', onHand: 7 }] }))
  await world.ok(save({ subtitle: '坐得住一家人', seen: now }))
  // What an article costs is an edit too, and so is one that is left out, which is no longer on sale.
  await world.ok(save({ skus: [{ ...SOFA.skus[0], priceFen: 280_000 }], seen: await revisionOf() }))
  expect(await world.refused(save({ seen: now }))).toBe('product_changed')
  const other = { ...LAMP, productId: 'OTHER', skus: [{ ...LAMP.skus[0], skuId: 'OTHER' }] }
  expect(await world.refused(hq().call('saveProducts', { products: [{ ...other, seen }] }))).toBe('product_changed')

  // One that is refused keeps the whole call from being saved; an import brings the whole of it and asks nobody.
  const both = [
    { ...SOFA, title: '不该保存' },
    { ...other, seen },
  ]
  expect(await world.refused(hq().call('saveProducts', { products: both }))).toBe('product_changed')
  await world.ok(save({}))
  expect(await world.ok(hq().call('viewProduct', { productId: 'SOFA' }))).toMatchObject({ title: '云栖沙发' })
})

test('a product is shown as it is kept, with the stock of the warehouse and of a store', async () => {
  const storeId = await world.build.store({ code: 'S-1' })
  await world.ok(hq().call('saveProducts', { products: [SOFA] }))
  const rows = [
    { storeCode: null, skuId: 'SOFA-G', onHand: 7 },
    { storeCode: 'S-1', skuId: 'SOFA-G', onHand: 2 },
  ]
  await world.ok(hq().call('setStock', { rows }))
  expect(await world.ok(hq().call('viewProduct', { productId: 'SOFA', storeId }))).toMatchObject({
    category: '沙发',
    facts: [{ name: '材质', value: '橡木' }],
    skus: [
      {
        skuId: 'SOFA-G',
        central: { onHand: 7, reserved: 0 },
        store: { onHand: 2, reserved: 0 },
        storesWithStock: 1,
        onHandInStores: 2,
      },
      { skuId: 'SOFA-W', isListed: false, central: { onHand: 0 } },
    ],
  })
  expect(await world.ok(hq().call('viewProduct', { productId: 'SOFA' }))).toMatchObject({ skus: [{ store: null }, {}] })
  expect(await world.refused(hq().call('viewProduct', { productId: 'NONE' }))).toBe('product_unknown')
  const elsewhere = world.staff('store_manager', { storeIds: [await world.build.store()] })
  expect(await world.refused(elsewhere.call('viewProduct', { productId: 'SOFA', storeId }))).toBe('store_unknown')
})
