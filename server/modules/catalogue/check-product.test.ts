import { checkProduct } from './check-product'

const sku = (skuId: string, ...options: string[]) => ({ skuId, options })
const sofa = { productId: 'SOFA', choices: ['颜色', '尺寸'] }

test('a product whose SKUs have one option of each choice, all different, can be sold', () => {
  expect(checkProduct({ ...sofa, skus: [sku('A', '胡桃木', '大'), sku('B', '胡桃木', '小')] })).toBeNull()
  expect(checkProduct({ productId: 'LAMP', choices: [], skus: [sku('L')] })).toBeNull()
})

test('a product without choices has one SKU only: nobody could choose between two', () => {
  expect(checkProduct({ productId: 'LAMP', choices: [], skus: [sku('L'), sku('M')] })).toBe('options_repeated')
})

test.each([
  ['an option is missing', [sku('A', '胡桃木')], 'options_incomplete'],
  ['an option is too many', [sku('A', '胡桃木', '大', '软')], 'options_incomplete'],
  ['two SKUs have the same options', [sku('A', '胡桃木', '大'), sku('B', '胡桃木', '大')], 'options_repeated'],
  ['a SKU stands twice', [sku('A', '胡桃木', '大'), sku('A', '胡桃木', '小')], 'sku_repeated'],
])('a product cannot be sold when %s', (_, skus, fault) => {
  expect(checkProduct({ ...sofa, skus })).toBe(fault)
})

test('options that only look alike when written in one line are different', () => {
  expect(checkProduct({ ...sofa, skus: [sku('A', '红 大', '软'), sku('B', '红', '大 软')] })).toBeNull()
})

test('a choice named twice is a fault', () => {
  expect(checkProduct({ productId: 'SOFA', choices: ['颜色', '颜色'], skus: [sku('A', '红', '红')] })).toBe(
    'choice_repeated',
  )
})
