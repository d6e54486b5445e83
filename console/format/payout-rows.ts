/** Rows of the bank's answer, however it was pasted. Pure. */

/** One statement: the bank's number, or why it could not pay (with a number where the bank gave one). */
export type PayoutRow = { statementId: string; paymentRef?: string; failReason?: string }
/** `blank` counts rows of the list that say nothing yet: they stay due. */
export type PayoutRows = { rows: PayoutRow[]; blank: number; faults: string[] }

const STATEMENT = /^sm_[0-9a-z]{10,40}$/
/** What a row of the exported list ends with, behind its amount; one that still does has no number of the bank yet. */
const LIST_MARK = /^[0-9a-f]{16}$/
const AMOUNT = /^\d+\.\d{2}$/
/** What a spreadsheet makes of a long number: its last digits are gone. */
const ROUNDED = /^\d(\.\d+)?E\+\d+$/i
const TEXT_MAX = 120
const FAULTS_MAX = 10

const PAID = /^(已付款?|已入账|(付款|交易|处理|支付|转账|汇款)?成功|success|paid)$/i
const FAILED = /^(.{0,6}失败|未成功|退票|退汇|退回|已退回|拒绝|已拒绝|failed|rejected|returned)$/i
const PENDING = /^(处理中|待处理|付款中|在途|已受理|pending|processing)$/i
const SUM_LINE = /^(合计|总计|小计|共\s*\d)/

const COLUMNS = {
  statementId: ['结算单号'],
  result: ['付款结果', '处理结果', '交易结果', '交易状态', '付款状态', '结果', '状态'],
  paymentRef: ['银行流水号', '流水号', '交易流水号', '银行流水', '回单号', '回单编号'],
  failReason: ['失败原因', '退票原因', '原因', '错误信息'],
} as const
type Column = keyof typeof COLUMNS
type Places = Partial<Record<Column, number>>
type Said = Omit<PayoutRow, 'statementId'> | 'blank' | { fault: string }

/**
 * Reads the exported list with what the bank answered filled in, by its headings; without headings, `结算单号 … 银行流水号` or
 * `结算单号，失败，原因` a line: the first cell is the statement, the last that is filled what the bank said.
 */
export function payoutRows(text: string): PayoutRows {
  const found = new Map<string, PayoutRow>()
  const faults: string[] = []
  let blank = 0
  let places: Places | null = null
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const cells = cellsOf(line)
    const first = cells.find((cell) => cell !== '') ?? ''
    if (first === '' || SUM_LINE.test(first)) continue
    if (cells.includes('结算单号')) {
      places = placesOf(cells)
      continue
    }
    const statementId = places ? (cells[places.statementId ?? 0] ?? '') : first
    const said = sayOf(statementId, places, cells)
    const row = said === 'blank' || 'fault' in said ? null : { statementId, ...said }
    const before = found.get(statementId)
    if (said === 'blank') blank += 1
    else if ('fault' in said) faults.push(`第 ${index + 1} 行：${said.fault}`)
    else if (before && JSON.stringify(before) !== JSON.stringify(row))
      faults.push(`第 ${index + 1} 行：同一张结算单有两个结果`)
    else if (row) found.set(statementId, row)
  }
  return { rows: [...found.values()], blank, faults: faults.slice(0, FAULTS_MAX) }
}

function sayOf(statementId: string, places: Places | null, cells: readonly string[]): Said {
  if (!STATEMENT.test(statementId)) return { fault: places ? '没有结算单号' : '第一列不是结算单号' }
  const hasAnswer = places?.result !== undefined || places?.paymentRef !== undefined
  // Whoever types a number behind a statement by hand does not count columns.
  const isTyped = cells.filter((cell) => cell !== '').length === 2
  const said = places && hasAnswer && !isTyped ? byHeading(places, cells) : byOrder(cells)
  if (said === 'blank' || 'fault' in said) return said
  if (said.paymentRef && ROUNDED.test(said.paymentRef))
    return { fault: '流水号被表格改成了科学计数法，请把这一列设为文本后重新填写' }
  if (said.paymentRef && said.paymentRef.length > TEXT_MAX) return { fault: '银行流水号过长' }
  return said.failReason ? { ...said, failReason: said.failReason.slice(0, TEXT_MAX) } : said
}

function byHeading(places: Places, cells: readonly string[]): Said {
  const at = (column: Column) => cells[places[column] ?? -1] ?? ''
  const [result, paymentRef, failReason] = [at('result'), at('paymentRef'), at('failReason')]
  const withRef = paymentRef === '' ? {} : { paymentRef }
  if (FAILED.test(result)) return { ...withRef, failReason: failReason || unsaid(result) }
  if (PENDING.test(result)) return 'blank'
  if (PAID.test(result)) return paymentRef ? { paymentRef } : { fault: '写明付款成功，但没有银行流水号' }
  if (result !== '') return { fault: `看不懂付款结果「${result}」，请写成功或失败` }
  if (failReason !== '') return paymentRef ? { fault: '有流水号也有失败原因，请写明付款结果' } : { failReason }
  return paymentRef ? { paymentRef } : 'blank'
}

function byOrder(cells: readonly string[]): Said {
  const [, ...rest] = cells.filter((cell) => cell !== '')
  const failedAt = rest.findIndex((cell) => FAILED.test(cell))
  if (failedAt >= 0) return { failReason: rest.slice(failedAt + 1).join('，') || unsaid(rest[failedAt] as string) }
  const said = rest.filter((cell) => !PAID.test(cell))
  const paymentRef = said.at(-1)
  return paymentRef === undefined || isListMark(said) ? { fault: '没有银行流水号' } : { paymentRef }
}

const unsaid = (result: string) => `${result}（银行没有写原因）`

/** Whether a row ends as it was exported. A bank's number may have sixteen digits too: it stands behind the mark, or alone. */
function isListMark(cells: readonly string[]): boolean {
  const [before = '', last = ''] = cells.slice(-2)
  if (cells.length < 2 || !LIST_MARK.test(last) || LIST_MARK.test(before)) return false
  return AMOUNT.test(before) || /[a-f]/.test(last)
}

function placesOf(headings: readonly string[]): Places {
  const found = Object.entries(COLUMNS).map(([column, names]) => [
    column,
    names.map((name) => headings.indexOf(name)).find((at) => at >= 0),
  ])
  return Object.fromEntries(found.filter(([, at]) => at !== undefined)) as Places
}

/** The cells of a line: parted by tabs as a spreadsheet copies them, else by commas, which a quoted cell may hold. */
function cellsOf(line: string): string[] {
  const text = line.replace(/^\uFEFF/, '')
  if (text.includes('\t')) return text.split('\t').map(plain)
  return (text.match(/("(?:[^"]|"")*"|[^,，]*)(?:[,，]|$)/g) ?? []).map((cell) => plain(cell.replace(/[,，]$/, '')))
}

function plain(cell: string): string {
  return cell
    .trim()
    .replace(/^"(.*)"$/, '$1')
    .replaceAll('""', '"')
    .trim()
}
