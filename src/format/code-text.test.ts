import { codeText } from './code-text'

test.each([
  ['1234567890', '1234 567 890'],
  ['AB12', 'AB12'],
])('%s reads %s', (code, text) => {
  expect(codeText(code)).toBe(text)
})
