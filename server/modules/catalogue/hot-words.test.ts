import { hotWords } from './hot-words'

test('hot words are the first words of the best sellers, each once, in their order', () => {
  expect(hotWords(['云栖沙发 三人位', '森屿餐桌（橡木）', '云栖沙发 单人位', '日和·床'], 8)).toEqual([
    '云栖沙发',
    '森屿餐桌',
    '日和',
  ])
})

test('there are no more than asked for, and none too long for a chip', () => {
  expect(hotWords(['一二三四五六七八九十一二三', 'A', 'B', 'C'], 2)).toEqual(['A', 'B'])
})
