import { parse } from 'csv-parse/sync'
import { type ColumnMap, type ColumnSpecs, type HeadingMap, mapColumns } from './column-map'
import { type Frame, type FrameFault, frameRecords, RECORD_CHARS_MAX } from './frame-records'
import { ImportRefused } from './import-refused'

/** One row as text by our field names; a field without a column or with an empty cell is missing. */
export type Cells = Readonly<Record<string, string>>
/** Why a cell or, where `field` is null, a whole row is refused. */
export type Fault = { field: string | null; value: string; reason: string }
export type RawRow = { line: number; cells: Cells; fault: Fault | null }

const FRAME_FAULT_TEXT: Record<FrameFault, string> = {
  quote_open: '双引号没有配对，这一行无法识别',
  cut_off: '文件在这一行中断（双引号未闭合），可能没有导出完整',
  too_long: '这一行过长（超过 64 KB），无法识别',
}
const DELIMITERS = [',', '\t', ';'] as const
const VALUE_SHOWN_CHARS = 80

/** Opens a CSV file's text: reads the heading row, and gives the rows one by one, only as fast as they are asked for. */
export async function openRows(
  text: AsyncIterable<string>,
  specs: ColumnSpecs,
  map: HeadingMap = {},
): Promise<{ columns: ColumnMap; rows: AsyncGenerator<RawRow> }> {
  const { delimiter, chunks } = await peekDelimiter(text)
  const frames = frameRecords(chunks, delimiter)
  const header = await readHeader(frames, delimiter)
  const columns = mapColumns(header, specs, map)
  return { columns, rows: readRows(frames, delimiter, columns) }
}

async function readHeader(frames: AsyncGenerator<Frame>, delimiter: string): Promise<string[]> {
  for (;;) {
    const next = await frames.next()
    if (next.done) throw new ImportRefused('文件是空的，没有表头，未导入任何数据')
    if (next.value.fault) throw new ImportRefused(`表头无法识别：${FRAME_FAULT_TEXT[next.value.fault]}`)
    if (next.value.text.trim() !== '') return splitCells(next.value.text, delimiter) ?? []
  }
}

async function* readRows(frames: AsyncGenerator<Frame>, delimiter: string, columns: ColumnMap): AsyncGenerator<RawRow> {
  for await (const { line, text, fault } of frames) {
    if (text.trim() === '') continue
    const cells = fault ? null : splitCells(text, delimiter)
    if (cells?.every((cell) => cell.trim() === '')) continue
    if (!cells) yield { line, cells: {}, fault: rowFault(text, FRAME_FAULT_TEXT[fault ?? 'quote_open']) }
    else yield { line, ...nameCells(cells, columns), fault: widthFault(text, cells, columns.width) }
  }
}

function splitCells(text: string, delimiter: string): string[] | null {
  const records = parse(text, { delimiter, record_delimiter: '\n', relax_quotes: true, relax_column_count: true })
  return records.length === 1 ? (records[0] as string[]) : null
}

function nameCells(cells: readonly string[], columns: ColumnMap): { cells: Cells } {
  const named: Record<string, string> = { ...columns.constants }
  for (const [field, index] of columns.at) {
    const value = cells[index]?.trim() ?? ''
    if (value !== '') named[field] = value
  }
  return { cells: named }
}

function widthFault(text: string, cells: readonly string[], width: number): Fault | null {
  if (text.includes('\uFFFD')) return rowFault(text, '含有无法识别的字符，请把文件另存为 UTF-8 或 GBK 编码')
  if (cells.length < width) return rowFault(text, `只有 ${cells.length} 列，应为 ${width} 列，这一行可能不完整`)
  const extra = cells.slice(width).some((cell) => cell.trim() !== '')
  return extra ? rowFault(text, `有 ${cells.length} 列，多于表头的 ${width} 列，内容里可能有未加引号的分隔符`) : null
}

function rowFault(text: string, reason: string): Fault {
  return { field: null, value: text.slice(0, VALUE_SHOWN_CHARS), reason }
}

/** Looks at the first line for what parts its cells, and gives the same text again from its beginning. */
async function peekDelimiter(
  text: AsyncIterable<string>,
): Promise<{ delimiter: string; chunks: AsyncGenerator<string> }> {
  const iterator = text[Symbol.asyncIterator]()
  let head = ''
  let isDone = false
  while (!isDone && head.length <= RECORD_CHARS_MAX && !/\S.*[\r\n]/.test(head)) {
    const next = await iterator.next()
    if (next.done) isDone = true
    else head += next.value
  }
  const firstLine = /\S.*/.exec(head)?.[0] ?? ''
  const countOf = (mark: string) => firstLine.split(mark).length
  const delimiter = DELIMITERS.reduce((best, mark) => (countOf(mark) > countOf(best) ? mark : best))
  async function* chunks() {
    if (head) yield head
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { delimiter, chunks: chunks() }
}
