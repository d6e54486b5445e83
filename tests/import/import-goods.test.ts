import { useWorld } from '../support/world'
import { errorLines, importText } from './import-text'

const world = useWorld()

const PRODUCTS = `款号,商品编码,商品名称,品类,品牌,规格,售价,图片,参数,详情
P-1,SKU-1-1,云栖沙发,沙发,栖岭木作,颜色=燕麦；尺寸=三人位,"3,599",sofa/1.svg,面料=棉麻；框架=松木,第一段|第二段
P-1,SKU-1-2,云栖沙发,沙发,栖岭木作,颜色=墨绿；尺寸=三人位,3599.00,sofa/2.svg,,
P-2,SKU-2-1,竹凳,餐桌,禾牖,,199,stool.svg,,
`
const skus = () =>
  world.db
    .selectFrom('sku')
    .select(['id', 'title', 'product_id', 'options', 'list_fen', 'picture_path', 'is_listed'])
    .orderBy('id')
    .execute()

test('products come in with their variants, and a later file changes prices and takes variants off sale', async () => {
  expect(await importText(world, 'products', PRODUCTS)).toMatchObject({ rows: 3, added: 3, refused: 0 })
  expect(await skus()).toMatchObject([
    { id: 'SKU-1-1', title: '云栖沙发 燕麦 三人位', product_id: 'P-1', list_fen: 359_900, picture_path: 'sofa/1.svg' },
    { id: 'SKU-1-2', options: ['墨绿', '三人位'], is_listed: true },
    { id: 'SKU-2-1', title: '竹凳', options: [], list_fen: 19_900 },
  ])
  const product = await world.db.selectFrom('product').selectAll().where('id', '=', 'P-1').executeTakeFirstOrThrow()
  expect(product).toMatchObject({ choices: ['颜色', '尺寸'], story: ['第一段', '第二段'] })
  expect(product.facts).toEqual([
    { name: '面料', value: '棉麻' },
    { name: '框架', value: '松木' },
  ])

  const later = PRODUCTS.split('\n')
    .filter((line) => !line.includes('SKU-1-2'))
    .join('\n')
    .replace('"3,599"', '2999')
  expect(await importText(world, 'products', later)).toMatchObject({ updated: 2, refused: 0 })
  expect(await skus()).toMatchObject([
    { id: 'SKU-1-1', list_fen: 299_900, is_listed: true },
    { id: 'SKU-1-2', is_listed: false },
    { id: 'SKU-2-1' },
  ])
})

test('a product with one bad row is refused whole, and the others come in', async () => {
  const bad = PRODUCTS.replace('3599.00', '-1').replace('199,stool.svg', '199,../stool.svg')
  const result = await importText(world, 'products', `${bad}P-3,SKU-3-1,落地灯,灯具,灯笺,颜色=黄铜,399,lamp.svg,,\n`)
  expect(result).toMatchObject({ added: 1, refused: 3 })
  expect(errorLines(result)).toEqual([
    '2,整行,P-1,同一款的第 3 行有误，整款未导入',
    "3,售价,'-1,金额不能为负数（退货请登记退款）",
    '4,图片,../stool.svg,应为图片目录里的路径，例如 sofa/1.svg',
  ])
})

test('rows of one product that disagree, and a variant of another product, are told', async () => {
  await importText(world, 'products', PRODUCTS)
  const renamed = PRODUCTS.replace('SKU-1-2,云栖沙发', 'SKU-1-2,别的沙发')
  expect(errorLines(await importText(world, 'products', renamed))[1]).toBe(
    '3,商品名称,别的沙发,与同一款的第 2 行不一致',
  )
  const stolen = PRODUCTS.replace('P-2,SKU-2-1', 'P-9,SKU-1-1')
  expect(await importText(world, 'products', stolen)).toMatchObject({ updated: 2, refused: 1 })
})

test('stock is counted in stores and the warehouse, and what names nothing known is told', async () => {
  await importText(world, 'products', PRODUCTS)
  const location = await world.build.store({ code: 'S001' })
  const file = `门店编号,商品编码,库存
S001,SKU-1-1,3
总仓,SKU-1-1,120
,SKU-2-1,40
S999,SKU-1-1,1
S001,SKU-9-9,1
S001,SKU-1-2,-1
`
  const result = await importText(world, 'stock', file)
  expect(result).toMatchObject({ updated: 3, refused: 3 })
  expect(errorLines(result).map((line) => line.split(',').slice(0, 3).join())).toEqual([
    '5,门店编号,S999',
    '6,商品编码,SKU-9-9',
    "7,库存,'-1",
  ])
  const stock = await world.db
    .selectFrom('stock')
    .select(['location', 'sku_id', 'on_hand'])
    .orderBy('on_hand')
    .execute()
  expect(stock).toEqual([
    { location, sku_id: 'SKU-1-1', on_hand: 3 },
    { location: 'central', sku_id: 'SKU-2-1', on_hand: 40 },
    { location: 'central', sku_id: 'SKU-1-1', on_hand: 120 },
  ])
})
