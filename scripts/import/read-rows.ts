import {
  type ColumnMap,
  type ColumnSpecs,
  HeaderRefused,
  type HeadingMap,
  mapColumns,
} from '../../server/modules/import/column-map'
import { delimiterOf, FRAME_FAULT_TEXT, type RawRow, readRow, splitCells } from '../../server/modules/import/read-row'
import { type Frame, RECORD_CHARS_MAX } from '../../server/modules/import/record-framer'
import { frameRecords } from './frame-records'
import { ImportRefused } from './import-refused'

/** Opens a CSV file's text: reads the heading row, and gives the rows one by one, only as fast as they are asked for. */
export async function openRows(
  text: AsyncIterable<string>,
  specs: ColumnSpecs,
  map: HeadingMap = {},
): Promise<{ columns: ColumnMap; rows: AsyncGenerator<RawRow> }> {
  const { delimiter, chunks } = await peekDelimiter(text)
  const frames = frameRecords(chunks, delimiter)
  const header = await readHeader(frames, delimiter)
  const columns = columnsOf(header, specs, map)
  return { columns, rows: readRows(frames, delimiter, columns) }
}

function columnsOf(header: readonly string[], specs: ColumnSpecs, map: HeadingMap): ColumnMap {
  try {
    return mapColumns(header, specs, map)
  } catch (error) {
    throw error instanceof HeaderRefused ? new ImportRefused(error.message) : error
  }
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
  for await (const frame of frames) {
    const row = readRow(frame, delimiter, columns)
    if (row) yield row
  }
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
  const delimiter = delimiterOf(firstLine)
  async function* chunks() {
    if (head) yield head
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  }
  return { delimiter, chunks: chunks() }
}
