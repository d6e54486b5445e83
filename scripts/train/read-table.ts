import { Readable } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { decodeText, readBytes } from '../import/read-text'
import { CommandRefused } from '../run-command'

/** A CSV file by columns, every cell trimmed; `''` where there is nothing. */
export type Table = { headings: string[]; columns: Map<string, string[]>; rows: number; unevenRows: number }

const DELIMITERS = [',', ';', '\t', '|'] as const
/** What exports write for a value they do not have. */
const BLANKS = new Set(['', 'na', 'n/a', '#n/a', 'nan', 'null', 'none', '\\n', '?', '-', '--'])

/**
 * Reads a whole CSV file: UTF-8, UTF-16 or GBK, cells parted by comma, semicolon, tab or bar as its first line shows. Rows
 * with too few cells end in blanks, cells beyond the heading are dropped; both are counted. Throws `CommandRefused`.
 */
export async function readTable(path: string): Promise<Table> {
  const text = decodeText(readBytes(path))
  const first = await text.next()
  const head = first.done ? '' : first.value
  const records = Readable.from(again(head, text)).pipe(
    parse({
      delimiter: delimiterOf(head),
      bom: true,
      relax_quotes: true,
      relax_column_count: true,
      skip_empty_lines: true,
    }),
  )
  let table: Table | null = null
  try {
    for await (const record of records as AsyncIterable<string[]>) {
      if (table === null) table = openTable(record)
      else addRow(table, record)
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new CommandRefused(`文件无法识别：第 ${error.lines ?? '?'} 行附近的双引号没有配对`)
  }
  if (table === null) throw new CommandRefused('文件是空的，没有表头')
  if (table.rows === 0) throw new CommandRefused('文件只有表头，没有数据')
  return table
}

async function* again(head: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield head
  yield* rest
}

/** What parts the cells of the first line, outside quotes. */
export function delimiterOf(head: string): string {
  const line = /[^\r\n]+/.exec(head)?.[0]?.replace(/"[^"]*"/g, '') ?? ''
  const countOf = (mark: string) => line.split(mark).length
  return DELIMITERS.reduce((best, mark) => (countOf(mark) > countOf(best) ? mark : best))
}

function openTable(record: readonly string[]): Table {
  const headings = record.map((cell) => cell.trim())
  const blank = headings.indexOf('')
  // A first column without a name is the row number that data frames write.
  if (blank === 0) headings[0] = '#'
  if (blank > 0) throw new CommandRefused(`第 ${blank + 1} 列没有列名`)
  const twice = headings.find((heading, at) => headings.indexOf(heading) !== at)
  if (twice !== undefined) throw new CommandRefused(`列名重复：${twice}`)
  return { headings, columns: new Map(headings.map((heading) => [heading, []])), rows: 0, unevenRows: 0 }
}

function addRow(table: Table, record: readonly string[]): void {
  if (record.every((cell) => cell.trim() === '')) return
  table.rows += 1
  if (record.length !== table.headings.length) table.unevenRows += 1
  table.headings.forEach((heading, at) => {
    const cell = record[at]?.trim() ?? ''
    table.columns.get(heading)!.push(BLANKS.has(cell.toLowerCase()) ? '' : cell)
  })
}
