import { distanceText } from './distance-text'

test.each([
  [null, ''],
  [4, '10 米'],
  [318, '320 米'],
  [1234, '1.2 公里'],
  [35_400, '35 公里'],
])('%s metres read "%s"', (metres, text) => {
  expect(distanceText(metres)).toBe(text)
})
