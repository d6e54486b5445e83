import { UNROUTABLE_TEXT } from '../../../contract/vocabulary'
import { NOTICE_CHARS_MAX, noticeText } from './notice-text'

test('a lead that is offered names the time in Shanghai and the wish', () => {
  expect(noticeText('lead_offered', { acceptBy: '2026-03-01T02:05:00.000Z', wish: '沙发' })).toEqual({
    title: '新线索待接',
    body: '3月1日 10:05前接待：沙发',
  })
  expect(noticeText('lead_offered', { acceptBy: '2026-12-31T15:59:00.000Z', wish: 'general' }).body).toBe(
    '12月31日 23:59前接待：到店咨询',
  )
})

test('a lead that moved on says why', () => {
  expect(noticeText('lead_moved_on', {})).toEqual({
    title: '线索已流转',
    body: '超过接待时间，线索已转给其他同事',
  })
})

test('a shopper who asks again is to be called soon', () => {
  expect(noticeText('lead_asked_again', { wish: '床垫' })).toEqual({
    title: '顾客再次咨询',
    body: '请尽快联系：床垫',
  })
  expect(noticeText('lead_asked_again', { wish: 'general' }).body).toBe('请尽快联系：到店咨询')
})

test('a lead in the pool of headquarters says why nobody could have it', () => {
  expect(noticeText('lead_pooled', { reasonText: UNROUTABLE_TEXT.NO_STORE })).toEqual({
    title: '线索进入总部池',
    body: '附近没有可接待的门店',
  })
  expect(noticeText('lead_pooled', {}).body).toBe('暂无导购可接待')
})

test('a shopper hears where to fetch goods, who calls, and how much came back', () => {
  expect(noticeText('order_ready', { storeName: '春熙路店' })).toEqual({
    title: '商品可以取货了',
    body: '凭取货码到春熙路店',
  })
  expect(noticeText('request_answered', { guideName: '王敏', wish: '沙发' })).toEqual({
    title: '导购已接待您的咨询',
    body: '王敏将联系您：沙发',
  })
  expect(noticeText('refund_done', { amountFen: 1_299_005 })).toEqual({
    title: '退款已到账',
    body: '12,990.05 元已原路退回',
  })
})

test('a guide hears that their dispute was answered, and of which order, without what was said', () => {
  expect(noticeText('dispute_answered', { orderNo: '20260301-0042', resolution: '维持原归因' })).toEqual({
    title: '争议处理结果',
    body: '尾号 0042：总部已答复，点开查看',
  })
})

test('a notice of a kind this release does not know leads to the workbench', () => {
  expect(noticeText('something_new', {})).toEqual({ title: '通知', body: '请打开工作台查看' })
})

test('no words are empty or longer than WeChat takes', () => {
  const wish = '三人位真皮转角沙发床带储物功能和无线充电的那一款'
  const guideTopics = [
    'lead_offered',
    'lead_moved_on',
    'lead_asked_again',
    'lead_pooled',
    'contact_due',
    'dispute_answered',
    'something_new',
  ]
  const long = {
    wish,
    acceptBy: '2026-12-31T15:59:00.000Z',
    reasonText: wish,
    storeName: wish,
    guideName: wish,
    orderNo: wish,
  }
  for (const topic of [...guideTopics, 'order_ready', 'request_answered', 'refund_done']) {
    for (const payload of [{}, { ...long, amountFen: 5_000_000_000 }]) {
      const { title, body } = noticeText(topic, payload)
      expect([title, body].map((words) => words.length > 0 && words.length <= NOTICE_CHARS_MAX)).toEqual([true, true])
    }
  }
})
