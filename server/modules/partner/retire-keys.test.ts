import { retireKeys } from './retire-keys'

const now = new Date('2026-03-01T10:00:00+08:00')

test('when a key is turned over, the newest goes on for the grace and older ones end at once', () => {
  expect(retireKeys([{ keyId: 'new' }, { keyId: 'old' }], now, 24)).toEqual([
    { keyId: 'new', expiresAt: new Date('2026-03-02T10:00:00+08:00') },
    { keyId: 'old', expiresAt: now },
  ])
})

test('without grace, as after a leak, every key ends at once', () => {
  expect(retireKeys([{ keyId: 'leaked' }], now, 0)).toEqual([{ keyId: 'leaked', expiresAt: now }])
})
