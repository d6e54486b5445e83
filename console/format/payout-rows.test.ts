import { payoutRows } from './payout-rows'

const ID = 'sm_1m8ah62gw000c1p1ymw7s'
const OTHER = 'sm_1m8ah62gw000c1p1ymw7t'

test('the exported list with the bank’s numbers in a last column is read as it was pasted', () => {
  const text = `\uFEFF结算单号,账期,名称,校验码,银行流水号\r\n${ID},2026-10,杨霞,0123456789abcdef,B-1\r\n\r\n${OTHER}\t B-2 `
  expect(payoutRows(text)).toEqual({
    rows: [
      { statementId: ID, paymentRef: 'B-1' },
      { statementId: OTHER, paymentRef: 'B-2' },
    ],
    blank: 0,
    faults: [],
  })
})

test('a row without a statement, without a number or with two says which line it is', () => {
  const text = `B-1\n${ID},杨霞,0123456789abcdef\n${OTHER},B-1\n${OTHER},B-2`
  expect(payoutRows(text).faults).toEqual([
    '第 1 行：第一列不是结算单号',
    '第 2 行：没有银行流水号',
    '第 4 行：同一张结算单有两个结果',
  ])
})

test('a bank’s number of sixteen digits is one, alone or behind the list’s own mark', () => {
  const text = `${ID},2026110100012345\n${OTHER},2026-10,杨霞,1200.00,0123456789012345,2026110100012346`
  expect(payoutRows(text)).toEqual({
    rows: [
      { statementId: ID, paymentRef: '2026110100012345' },
      { statementId: OTHER, paymentRef: '2026110100012346' },
    ],
    blank: 0,
    faults: [],
  })
  expect(payoutRows(`${ID},2026-10,杨霞,1200.00,0123456789012345`).faults).toEqual(['第 1 行：没有银行流水号'])
})

test('a number that a spreadsheet has rounded is not recorded', () => {
  expect(payoutRows(`${ID},2.02611E+15`).faults).toEqual([
    '第 1 行：流水号被表格改成了科学计数法，请把这一列设为文本后重新填写',
  ])
})

const HEADED = '结算单号\t账期\t名称\t应付金额（元）\t校验码\t付款结果\t银行流水号\t失败原因'
const line = (id: string, ...said: string[]) =>
  [id, '2026-10', '杨霞', '1200.00', '0123456789abcdef', ...said].join('\t')

test('of the list filled in, paid, failed and what says nothing yet are told apart', () => {
  const third = 'sm_1m8ah62gw000c1p1ymw7u'
  const fourth = 'sm_1m8ah62gw000c1p1ymw7v'
  const text = [
    HEADED,
    line(ID, '成功', '2026110100012345', ''),
    line(OTHER, '退票', 'R-7', '户名不符，请核对'),
    line(third, '', '', ''),
    line(fourth, '处理中', '', ''),
    '合计\t\t\t4800.00',
  ].join('\n')
  expect(payoutRows(text)).toEqual({
    rows: [
      { statementId: ID, paymentRef: '2026110100012345' },
      { statementId: OTHER, paymentRef: 'R-7', failReason: '户名不符，请核对' },
    ],
    blank: 2,
    faults: [],
  })
})

test('a result nobody understands, or that contradicts itself, is told and not guessed', () => {
  const text = [HEADED, line(ID, '成功', '', ''), line(OTHER, '也许', 'B-2', ''), line(OTHER, '', 'B-2', '户名不符')]
  expect(payoutRows(text.join('\n')).faults).toEqual([
    '第 2 行：写明付款成功，但没有银行流水号',
    '第 3 行：看不懂付款结果「也许」，请写成功或失败',
    '第 4 行：有流水号也有失败原因，请写明付款结果',
  ])
})

test('without headings a failure is a word with its reason behind it; a quoted reason may hold commas', () => {
  expect(payoutRows(`${ID},失败,"户名不符, 请核对"\n${OTHER}，退票`)).toEqual({
    rows: [
      { statementId: ID, failReason: '户名不符, 请核对' },
      { statementId: OTHER, failReason: '退票（银行没有写原因）' },
    ],
    blank: 0,
    faults: [],
  })
})
