import { decidedWords, missedWords } from '../../contract/reasons'
import { rankWords } from './standing-words'

test('a place is told among how many, and nobody is placed who could not have the lead', () => {
  expect(rankWords(2, 4)).toBe('在 4 位可接待的导购中排第 2')
  expect(rankWords(1, 1)).toBe('只有你可以接待')
  expect(rankWords(null, 4)).toBeNull()
})

test('a rule that decided is called by its name', () => {
  expect(missedWords({ code: 'rule', text: '擅长该品类' })).toBe('同事更符合规则「擅长该品类」')
  expect(missedWords({ code: 'left_out', text: '在岗才接' })).toBe('按规则「在岗才接」没有分给你')
  expect(decidedWords({ code: 'rule', text: '擅长该品类' })).toBe('你更符合规则「擅长该品类」')
})

test('every other code has words of its own, and one this release does not know is said in general', () => {
  expect(missedWords({ code: 'DAY_CAP' })).toBe('今日已满')
  expect(missedWords({ code: 'turn' })).toBe('按接待数先轮到了同事')
  expect(missedWords({ code: 'something_new' })).toBe('先问了离顾客更近或扫码的门店')
  expect(decidedWords({ code: 'something_new' })).toBe('按接待数轮到你')
})
