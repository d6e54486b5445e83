import { guideRevision, storeRevision } from './revision'

const store = {
  id: 'st_1',
  code: 'CD-001',
  name: '春熙路店',
  regionId: 'rg_1',
  regionName: '西南大区',
  kind: 'own' as const,
  status: 'open' as const,
  city: '成都',
  address: '春熙路 1 号',
  latitude: 30.6,
  longitude: 104,
  opensMinute: 600,
  closesMinute: 1320,
  isPilot: false,
  operationMode: 'company' as const,
}
const guide = {
  id: 'gd_1',
  code: 'G-1',
  name: '王芳',
  role: 'guide' as const,
  grade: 3,
  skills: ['沙发'],
  joinedOn: '2025-01-01',
  employment: 'active' as const,
  leftOn: null,
  leaveFrom: null,
  leaveTo: null,
  photoPath: null,
  isSignedUp: false,
  homeStoreId: 'st_1',
  homeStoreName: '春熙路店',
  storeIds: ['st_1'],
}

test('a store that somebody edited has another revision; one that only closed has not', () => {
  expect(storeRevision({ ...store, name: '春熙路旗舰店' })).not.toBe(storeRevision(store))
  expect(storeRevision({ ...store, operationMode: 'staff' })).not.toBe(storeRevision(store))
  expect(storeRevision({ ...store, status: 'closed' })).toBe(storeRevision(store))
})

test('a guide who was sent to another store has another revision; one on leave has not', () => {
  expect(guideRevision({ ...guide, storeIds: ['st_2'] })).not.toBe(guideRevision(guide))
  expect(guideRevision({ ...guide, leaveFrom: '2026-03-01', isSignedUp: true })).toBe(guideRevision(guide))
})
