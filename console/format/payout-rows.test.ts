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
    faults: [],
  })
})

test('a row without a statement, without a number or with two says which line it is', () => {
  const text = `B-1\n${ID},杨霞,0123456789abcdef\n${OTHER},B-1\n${OTHER},B-2`
  expect(payoutRows(text).faults).toEqual([
    '第 1 行：第一列不是结算单号',
    '第 2 行：没有银行流水号',
    '第 4 行：同一张结算单有两个流水号',
  ])
})

test('a bank’s number of sixteen digits is one, alone or behind the list’s own mark', () => {
  const text = `${ID},2026110100012345\n${OTHER},2026-10,杨霞,1200.00,0123456789012345,2026110100012346`
  expect(payoutRows(text)).toEqual({
    rows: [
      { statementId: ID, paymentRef: '2026110100012345' },
      { statementId: OTHER, paymentRef: '2026110100012346' },
    ],
    faults: [],
  })
  expect(payoutRows(`${ID},2026-10,杨霞,1200.00,0123456789012345`).faults).toEqual(['第 1 行：没有银行流水号'])
})

test('a number that a spreadsheet has rounded is not recorded', () => {
  expect(payoutRows(`${ID},2.02611E+15`).faults).toEqual([
    '第 1 行：流水号被表格改成了科学计数法，请把这一列设为文本后重新填写',
  ])
})
