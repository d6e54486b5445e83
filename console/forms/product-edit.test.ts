import { editLabels, editOf, sayEdit, valuesOfEdit } from './product-edit'
import type { ProductValues } from './product-fields'

const grey = { skuId: 'SOFA-G', options: '灰', priceYuan: 3000, picturePath: 'sofa/1.svg', isListed: true }
const white = { skuId: 'SOFA-W', options: '白', priceYuan: 3200, picturePath: 'sofa/1.svg', isListed: true }
const SOFA: ProductValues = {
  productId: 'SOFA',
  title: '云栖沙发',
  subtitle: '',
  makerName: '山居',
  category: '沙发',
  pictures: 'sofa/1.svg',
  story: '',
  facts: '材质：橡木',
  choices: ['颜色'],
  skus: [grey, white],
}

test('a form comes back as it was from its single fields', () => {
  expect(valuesOfEdit(editOf(SOFA))).toEqual(SOFA)
})

test('the price of one article is a field of its own, so that two people may change two', () => {
  const changed = editOf({ ...SOFA, skus: [{ ...grey, priceYuan: 2900 }, white] })
  const before = editOf(SOFA)
  expect(Object.keys(before).filter((key) => before[key] !== changed[key])).toEqual(['SOFA-G|priceYuan'])
})

test('an article that was taken out of the form is one that is no longer on sale', () => {
  const taken = editOf({ ...SOFA, skus: [grey] }, editOf(SOFA))
  expect(taken).toMatchObject({ 'SOFA-W|isListed': false, 'SOFA-G|isListed': true })
  expect(taken).not.toHaveProperty('SOFA-W|priceYuan')
})

test('fields are called and told as people read them', () => {
  const labels = editLabels(editOf(SOFA))
  expect(labels['SOFA-G|priceYuan']).toBe('款式 SOFA-G 的价格')
  expect(labels.makerName).toBe('品牌')
  expect(sayEdit('SOFA-G|priceYuan', 2900)).toBe('¥2900.00')
  expect(sayEdit('SOFA-G|isListed', false)).toBe('否')
  expect(sayEdit('choices', ['颜色', '尺寸'])).toBe('颜色、尺寸')
  expect(sayEdit('facts', '材质：橡木\n产地：湖州')).toBe('材质：橡木；产地：湖州')
  expect(sayEdit('subtitle', undefined)).toBe('')
})
