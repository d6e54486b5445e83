import { sceneCode } from './scene-code'

test.each([
  [{ scene: 'abc12345678' }, 'abc12345678'],
  [{ scene: 'abc12345678%20' }, 'abc12345678'],
  [{ code: ' abc12345678' }, 'abc12345678'],
  [{ scene: '%E0%A4%A' }, '%E0%A4%A'],
  [{}, ''],
])('%j holds the code %s', (params, code) => {
  expect(sceneCode(params)).toBe(code)
})
