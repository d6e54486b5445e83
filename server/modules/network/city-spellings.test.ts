import { citySpellings } from './city-spellings'

test('a city is the same with and without its suffix', () => {
  expect(citySpellings(' 上海 ')).toEqual(['上海', '上海市'])
  expect(citySpellings('上海市')).toEqual(['上海市', '上海'])
  expect(citySpellings('')).toEqual([''])
  expect(citySpellings('市')).toEqual(['市'])
})
