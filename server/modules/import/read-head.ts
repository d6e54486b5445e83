import { maskPhoneCell, maskPhonesIn } from './mask-cell'
import { readRow, splitCells } from './read-row'
import { type FileForm, readUnits } from './read-units'
import { RecordFramer } from './record-framer'

const ROWS_SHOWN = 3
const CELL_CHARS_MAX = 60
/** Rows that are looked through for a filled cell of each column. */
const SAMPLE_ROWS = 20

/**
 * The first rows at a file's beginning as they would be read by these columns, and what stands in each column, whether it
 * is read or not. Phones are masked wherever they stand. What is wrong with a field without a column is not said of a row.
 */
export function readHead(form: FileForm, head: string) {
  const { units } = readUnits(form, { text: head, line: 1, isAtStart: true, isLast: true })
  const fields = [...form.columns.at].sort(([, a], [, b]) => a - b).map(([field]) => field)
  const rows = units.flatMap((unit) => unit.rows).slice(0, ROWS_SHOWN)
  return {
    read: fields,
    firstRows: rows.map(({ line, cells, faults }) => ({
      line,
      cells: fields.map((field) => shown(cells[field] ?? '', field)),
      faults: faults
        .filter(({ field }) => field === null || form.columns.at.has(field))
        .map(({ field, reason }) => ({ field, reason })),
    })),
    samples: samplesOf(form, head),
  }
}

function samplesOf({ delimiter, lineEnd, columns }: FileForm, head: string): string[] {
  const framer = new RecordFramer(delimiter)
  const samples: string[] = []
  let rows = -1
  for (const [index, line] of head.split(lineEnd).entries()) {
    for (const frame of framer.add(index + 1, line)) {
      if (!readRow(frame, delimiter, columns)) continue
      rows += 1
      const cells = rows === 0 || rows > SAMPLE_ROWS ? [] : (splitCells(frame.text, delimiter) ?? [])
      for (const [at, cell] of cells.entries()) samples[at] ||= shown(cell.trim())
    }
  }
  return samples
}

function shown(text: string, field = ''): string {
  const masked = field === 'phone' ? maskPhoneCell(text) : maskPhonesIn(text)
  return masked.slice(0, CELL_CHARS_MAX)
}
