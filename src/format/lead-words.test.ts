import { endWords, interestWords, touchWords, whyMeWords, wishWords } from './lead-words'

test('what speaks for a guide comes first, the strongest in front, and what was weighed against it is told too', () => {
  const terms = [
    { code: 'sceneStore', points: 150 },
    { code: 'boundGuide', points: 400 },
    { code: 'distance', points: -12 },
    { code: 'openWork', points: -40 },
  ]
  expect(whyMeWords(terms)).toEqual({
    because: '你是 TA 的归属导购、TA 在你的门店扫码',
    despite: '已考虑手上的线索数、门店距离',
  })
})

test('a lead without a reason of its own is the guide’s turn, also when the code is newer than this app', () => {
  expect(whyMeWords([])).toEqual({ because: '按规则轮到你接待', despite: null })
  expect(whyMeWords([{ code: 'moonPhase', points: 5 }]).because).toBe('按规则轮到你接待')
})

test.each([
  ['expired', 'timeout', '接待时间内没有接下，系统转给了下一位同事'],
  ['declined', '今天不当班', '你已婉拒：今天不当班'],
  ['taken_back', 'consent_withdrawn', '顾客撤回了对本店的授权'],
  ['taken_back', '店里人手不足', '已转给其他同事：店里人手不足'],
  ['expired', null, '超时流转'],
] as const)('%s because of %s reads %s', (state, reason, words) => {
  expect(endWords(state, reason)).toBe(words)
})

test('an act names the product when there is one', () => {
  expect(touchWords({ kind: 'page_view', subject: '布艺沙发' })).toBe('浏览页面 · 布艺沙发')
  expect(touchWords({ kind: 'scan', subject: null })).toBe('扫码')
})

test('who asked for nothing by name came to be served', () => {
  expect(['general', '北欧布艺沙发'].map(wishWords)).toEqual(['到店咨询', '北欧布艺沙发'])
})

test('the score is told in words', () => {
  expect([95, 70, 69, 40, 39].map(interestWords)).toEqual(['意向强', '意向强', '意向中等', '意向中等', '意向一般'])
})
