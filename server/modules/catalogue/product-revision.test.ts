import { type EditedProduct, productRevision } from './product-revision'

const SOFA: EditedProduct = {
  title: '云栖沙发',
  subtitle: '',
  makerName: '山居',
  category: '沙发',
  picturePaths: ['sofa/1.svg'],
  story: [],
  facts: [{ name: '材质', value: '橡木' }],
  choices: ['颜色'],
  skus: [{ skuId: 'SOFA-G', options: ['灰'], priceFen: 300_000, picturePath: 'sofa/1.svg', isListed: true }],
}

test('any fact people edit makes another revision, a price too; what is sold or in stock does not', () => {
  const revision = productRevision(SOFA)
  expect(productRevision({ ...SOFA, title: '云栖沙发二代' })).not.toBe(revision)
  expect(productRevision({ ...SOFA, skus: [{ ...SOFA.skus[0]!, priceFen: 290_000 }] })).not.toBe(revision)
  expect(productRevision({ ...SOFA, skus: [{ ...SOFA.skus[0]!, isListed: false }] })).not.toBe(revision)
  const stocked = { ...SOFA, sold: 12, skus: [{ ...SOFA.skus[0]!, central: { onHand: 3 } }] }
  expect(productRevision(stocked)).toBe(revision)
})
