import { cardOf, type PrintedCode, sheetsOf } from './code-card'

const code: PrintedCode = {
  code: 'abcdefghij',
  kind: 'guide',
  state: 'live',
  storeId: 'st_1',
  storeName: '春熙路店',
  city: '成都',
  guideId: 'gd_1',
  guideName: '王芳',
  partnerName: null,
  campaign: null,
  channel: 'guide_share',
  createdAt: '2026-03-01T00:00:00Z',
  expiresAt: null,
  voidReason: null,
}

test('a guide’s card names the guide in large and their store below; a campaign’s the campaign', () => {
  expect(cardOf(code, '扫码')).toMatchObject({ title: '王芳', subtitle: '春熙路店' })
  const store = { ...code, guideName: null, campaign: '开春焕新' }
  expect(cardOf(store, '扫码')).toMatchObject({ title: '春熙路店', subtitle: '开春焕新' })
  expect(cardOf({ ...store, storeName: null }, '扫码')).toMatchObject({ title: '开春焕新', subtitle: '' })
})

test('cards are laid on as many sheets as they need', () => {
  expect(sheetsOf([1, 2, 3, 4, 5, 6, 7], 6)).toEqual([[1, 2, 3, 4, 5, 6], [7]])
  expect(sheetsOf([], 6)).toEqual([])
})
