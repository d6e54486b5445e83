import { parse } from 'csv-parse/sync'
import type { ColumnMap } from './column-map'
import type { Frame, FrameFault } from './record-framer'

/** One row as text by our field names; a field without a column or with an empty cell is missing. */
export type Cells = Readonly<Record<string, string>>
/** Why a cell or, where `field` is null, a whole row is refused. */
export type Fault = { field: string | null; value: string; reason: string }
export type RawRow = { line: number; cells: Cells; fault: Fault | null }

export const FRAME_FAULT_TEXT: Record<FrameFault, string> = {
  quote_open: '双引号没有配对，这一行无法识别',
  cut_off: '文件在这一行中断（双引号未闭合），可能没有导出完整',
  too_long: '这一行过长（超过 64 KB），无法识别',
}
const DELIMITERS = [',', '\t', ';'] as const
/** Lines of a template that explain it; whoever fills it in need not take them out. */
const REMARK = /^"?#说明/
const VALUE_SHOWN_CHARS = 80

/** What parts the cells of a heading row: whichever of comma, tab and semicolon parts it most. */
export function delimiterOf(headingLine: string): string {
  const countOf = (mark: string) => headingLine.split(mark).length
  return DELIMITERS.reduce((best, mark) => (countOf(mark) > countOf(best) ? mark : best))
}

/** Reads one record by the columns of its file; null for a record with nothing in it. */
export function readRow({ line, text, fault }: Frame, delimiter: string, columns: ColumnMap): RawRow | null {
  if (text.trim() === '' || REMARK.test(text)) return null
  const cells = fault ? null : splitCells(text, delimiter)
  if (cells?.every((cell) => cell.trim() === '')) return null
  if (!cells) return { line, cells: {}, fault: rowFault(text, FRAME_FAULT_TEXT[fault ?? 'quote_open']) }
  return { line, ...nameCells(cells, columns), fault: widthFault(text, cells, columns.width) }
}

/** The cells of one record; null when it is none. */
export function splitCells(text: string, delimiter: string): string[] | null {
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
