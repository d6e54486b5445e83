import { CommandRefused } from '../run-command'

/** The outcome of each row; null where it is not known. How it was read is told to whoever runs the command. */
export type Labels = { labels: (0 | 1 | null)[]; rule: string }

const YES = ['1', 'yes', 'y', 'true', 't', '是', '已成交', '成交', 'won']
const NO = ['0', 'no', 'n', 'false', 'f', '否', '未成交', '流失', 'lost']
const VALUES_SHOWN = 5

/**
 * Reads the column of outcomes: the value `positive` where one is named; words of yes and no; else, where cells are blank,
 * anything written counts as won. Two values nobody can rank are refused, with what to do.
 */
export function readLabel(cells: readonly string[], column: string, positive: string | undefined): Labels {
  const values = [...new Set(cells.filter((cell) => cell !== ''))]
  const hasBlanks = cells.includes('')
  if (values.length === 0) throw new CommandRefused(`结果列 ${column} 没有任何内容`)
  if (positive !== undefined) {
    if (!values.includes(positive))
      throw new CommandRefused(`结果列 ${column} 中没有取值 ${positive}（有：${shown(values)}）`)
    return {
      labels: cells.map((cell) => (cell === '' ? null : cell === positive ? 1 : 0)),
      rule: `${column} = ${positive} 记为 1`,
    }
  }
  const read = values.map((value) => yesOrNo(value))
  if (read.every((label) => label !== null) && !(hasBlanks && new Set(read).size === 1)) {
    if (new Set(read).size === 1)
      throw new CommandRefused(`结果列 ${column} 只有一种结果（${shown(values)}），无法训练`)
    return { labels: cells.map((cell) => (cell === '' ? null : yesOrNo(cell))), rule: `${column} 按 是/否 读取` }
  }
  if (hasBlanks)
    return { labels: cells.map((cell) => (cell === '' ? 0 : 1)), rule: `${column} 有内容记为 1，空白记为 0` }
  if (values.length === 1) throw new CommandRefused(`结果列 ${column} 只有一种结果（${shown(values)}），无法训练`)
  throw new CommandRefused(
    `看不出结果列 ${column} 的哪个取值算成交（${shown(values)}），请用 --positive 写明，例如 --positive ${values[0]}`,
  )
}

function yesOrNo(cell: string): 0 | 1 | null {
  const word = /^[01]\.0+$/.test(cell) ? cell.slice(0, 1) : cell.toLowerCase()
  return YES.includes(word) ? 1 : NO.includes(word) ? 0 : null
}

function shown(values: readonly string[]): string {
  return values.slice(0, VALUES_SHOWN).join('、') + (values.length > VALUES_SHOWN ? ` 等 ${values.length} 种` : '')
}
