import { listChoices } from './list-choices'

test('each choice has the values its SKUs have, once and in their order', () => {
  const skus = [
    ['胡桃木', '大'],
    ['胡桃木', '小'],
    ['原木', '大'],
  ].map((options) => ({ options }))
  expect(listChoices(['颜色', '尺寸'], skus)).toEqual([
    { name: '颜色', values: ['胡桃木', '原木'] },
    { name: '尺寸', values: ['大', '小'] },
  ])
  expect(listChoices([], [{ options: [] }])).toEqual([])
})
