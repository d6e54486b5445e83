import { readHandOverCode, spacedCode } from './hand-over-code'

test.each(['1234567890', ' 1234 567-890 ', '１２３４５６７８９０', '取货码：1234567890', 'fenbo:1234567890'])(
  '%s is read',
  (text) => {
    expect(readHandOverCode(text)).toBe('1234567890')
  },
)

test.each(['', '123456789', '12345678901', '3234567890', 'https://example.cn/a'])('%s is no code', (text) => {
  expect(readHandOverCode(text)).toBeNull()
})

test('a code is shown in groups', () => {
  expect(spacedCode('2234567890')).toBe('2234 567 890')
})
