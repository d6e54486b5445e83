/** Rows of the bank's answer, however it was pasted. Pure. */

export type PayoutRow = { statementId: string; paymentRef: string }
export type PayoutRows = { rows: PayoutRow[]; faults: string[] }

const STATEMENT = /^sm_[0-9a-z]{10,40}$/
/** What a row of the exported list ends with, behind its amount; one that still does has no number of the bank yet. */
const LIST_MARK = /^[0-9a-f]{16}$/
const AMOUNT = /^\d+\.\d{2}$/
/** What a spreadsheet makes of a long number: its last digits are gone. */
const ROUNDED = /^\d(\.\d+)?E\+\d+$/i
const REF_MAX = 120
const FAULTS_MAX = 10

/** Whether a row ends as it was exported. A bank's number may have sixteen digits too: it stands behind the mark, or alone. */
function isListMark(cells: readonly string[]): boolean {
  const [before = '', last = ''] = cells.slice(-2)
  if (cells.length < 2 || !LIST_MARK.test(last) || LIST_MARK.test(before)) return false
  return AMOUNT.test(before) || /[a-f]/.test(last)
}

/** Reads `结算单号 … 银行流水号` a line: the first cell is the statement, the last that is filled the bank's number. */
export function payoutRows(text: string): PayoutRows {
  const found = new Map<string, string>()
  const faults: string[] = []
  const fault = (line: number, what: string) => faults.push(`第 ${line} 行：${what}`)
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const cells = line
      .replace(/^\uFEFF/, '')
      .split(/[\t,，]/)
      .map((cell) =>
        cell
          .trim()
          .replace(/^"(.*)"$/, '$1')
          .trim(),
      )
    const filled = cells.filter((cell) => cell !== '')
    if (filled.length === 0 || filled[0] === '结算单号') continue
    const [statementId = '', ...rest] = filled
    const paymentRef = rest.at(-1) ?? ''
    if (!STATEMENT.test(statementId)) fault(index + 1, '第一列不是结算单号')
    else if (paymentRef === '' || isListMark(rest)) fault(index + 1, '没有银行流水号')
    else if (ROUNDED.test(paymentRef)) fault(index + 1, '流水号被表格改成了科学计数法，请把这一列设为文本后重新填写')
    else if (paymentRef.length > REF_MAX) fault(index + 1, '银行流水号过长')
    else if (found.has(statementId) && found.get(statementId) !== paymentRef)
      fault(index + 1, '同一张结算单有两个流水号')
    else found.set(statementId, paymentRef)
  }
  const rows = [...found].map(([statementId, paymentRef]) => ({ statementId, paymentRef }))
  return { rows, faults: faults.slice(0, FAULTS_MAX) }
}
