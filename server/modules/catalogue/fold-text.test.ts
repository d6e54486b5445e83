import fc from 'fast-check'
import { foldText, loosePattern, searchText, searchWords } from './fold-text'

test('full-width letters, capitals and wide spaces are read as what they mean', () => {
  expect(foldText('ＳＯＦＡ　Ｃloud  ① ')).toBe('sofa cloud 1')
  expect(searchWords('　胡桃木，餐桌、 ＴＡＢＬＥ table')).toEqual(['胡桃木', '餐桌', 'table'])
})

test('what has nothing to look for has no words', () => {
  expect(searchWords(' ，、/ ')).toEqual([])
})

test('a longer word also finds what has a few characters between its own, in their order', () => {
  const finds = (word: string, text: string) => new RegExp(loosePattern(word)!, 'u').test(text)
  expect(finds('实木餐桌', '北欧实木长餐桌 可拉伸')).toBe(true)
  expect(finds('实木餐桌', '实木餐桌')).toBe(true)
  expect(finds('实木餐桌', '餐桌 实木')).toBe(false)
  expect(finds('实木餐桌', '实木床 配餐桌')).toBe(false)
  expect(finds('三人沙发2.1m', '三人位沙发2.1m')).toBe(true)
  expect(finds('三人沙发2.1m', '三人位沙发231m')).toBe(false)
  expect(['沙发', '100%', 'lamp', 'a灯'].map(loosePattern)).toEqual([null, null, null, null])
})

test('signs that mean something to a database are letters like others', () => {
  expect(searchWords('100% _a \\')).toEqual(['100%', '_a', '\\'])
})

test('whatever a product is called, it is found by its whole name and by each word of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (title) => {
      const text = searchText({ title, subtitle: '', makerName: '山居', category: '沙发' })
      for (const word of searchWords(title)) expect(text).toContain(word)
      expect(foldText(foldText(title))).toBe(foldText(title))
    }),
  )
})
