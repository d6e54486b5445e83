import { scanTouchKey } from './scan-touch-key'

const at = (time: string) => new Date(`2026-03-01T${time}+08:00`)

test('the same person and code within one ten-minute bucket is one touch', () => {
  expect(scanTouchKey('li', 'CODE0000001', at('10:00:00'))).toBe(scanTouchKey('li', 'CODE0000001', at('10:09:59')))
  expect(scanTouchKey('li', 'CODE0000001', at('10:00:00'))).not.toBe(scanTouchKey('li', 'CODE0000001', at('10:10:00')))
})

test('another person or another code is another touch', () => {
  const key = scanTouchKey('li', 'CODE0000001', at('10:00:00'))
  expect(scanTouchKey('wang', 'CODE0000001', at('10:00:00'))).not.toBe(key)
  expect(scanTouchKey('li', 'CODE0000002', at('10:00:00'))).not.toBe(key)
})
