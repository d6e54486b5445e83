import { chosenSku, firstChosen, isPossible, openChoice, withChoice } from './sku-choice'

const sku = (skuId: string, options: string[], deliverable = 5) => ({ skuId, options, deliverable })
const skus = [
  sku('walnut-2', ['胡桃木', '两人位'], 0),
  sku('walnut-3', ['胡桃木', '三人位']),
  sku('oak-2', ['原木', '两人位']),
]
const choices = [
  { name: '颜色', values: ['胡桃木', '原木'] },
  { name: '尺寸', values: ['两人位', '三人位'] },
]

test('a page opens with the first form that can be delivered, and with the first when none can', () => {
  expect(firstChosen(skus)).toEqual(['胡桃木', '三人位'])
  expect(firstChosen([sku('only', ['灰'], 0)])).toEqual(['灰'])
  expect(firstChosen([sku('plain', [])])).toEqual([])
})

test('choices lead to one form, and to none while one is open', () => {
  expect(chosenSku(skus, ['原木', '两人位'])?.skuId).toBe('oak-2')
  expect(chosenSku(skus, ['原木', null])).toBeNull()
  expect(chosenSku(skus, ['原木', '三人位'])).toBeNull()
})

test('a product without choices is its only form', () => {
  expect(chosenSku([sku('plain', [])], [])?.skuId).toBe('plain')
})

test('a combination nobody makes is impossible, one that is only sold out is not', () => {
  expect(isPossible(skus, ['原木', null], 1, '三人位')).toBe(false)
  expect(isPossible(skus, ['胡桃木', null], 1, '两人位')).toBe(true)
})

test('the value in its own place does not stand in the way of another', () => {
  expect(isPossible(skus, ['胡桃木', '两人位'], 0, '原木')).toBe(true)
})

test('choosing a value again lets it go and opens what it stood in the way of', () => {
  const freed = withChoice(['原木', '两人位'], 0, '原木')
  expect(freed).toEqual([null, '两人位'])
  expect(isPossible(skus, withChoice(freed, 1, '两人位'), 1, '三人位')).toBe(true)
})

test('the open choice is asked for by its name', () => {
  expect(openChoice(choices, ['原木', null])).toBe('尺寸')
  expect(openChoice(choices, ['原木', '两人位'])).toBeNull()
})
