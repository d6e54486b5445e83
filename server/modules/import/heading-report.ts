import { type ColumnMap, type ColumnSpecs, needOf } from './column-map'
import { REASON_HEADING } from './fault-rows'
import { maskPhoneCell, maskPhonesIn } from './mask-cell'
import { splitCells } from './read-row'
import type { FileForm, SentUnit } from './read-units'

const ROWS_SHOWN = 8
const CELL_CHARS_MAX = 60

/** Which of our columns the file has under which heading, and which of its headings nobody knows. */
export function headingReport(header: string, { delimiter, columns }: FileForm, specs: ColumnSpecs) {
  const known = new Set(columns.at.values())
  const headings = splitCells(header, delimiter) ?? []
  return {
    columns: Object.entries(specs.fields).map(([field, { label }]) => ({
      label,
      heading: columns.at.has(field) ? (columns.headings.get(field) ?? null) : null,
      need: needOf(field, specs),
    })),
    unknownHeadings: headings.filter((heading, index) => !isOurs(heading) && !known.has(index)),
  }
}

/** Nobody needs to be told of an empty heading, or of the reasons in a file of faulty rows that is sent again. */
function isOurs(heading: string): boolean {
  return ['', REASON_HEADING].includes(heading.trim())
}

/** The first rows by the columns that were found, in their order, phones masked. */
export function firstRows(units: readonly SentUnit[], columns: ColumnMap) {
  const rows = units.flatMap((unit) => unit.rows).slice(0, ROWS_SHOWN)
  return rows.map(({ line, cells, faults }) => ({
    line,
    cells: [...columns.at.keys()].map((field) => shown(field, cells[field] ?? '')),
    isFaulty: faults.length > 0,
  }))
}

function shown(field: string, text: string): string {
  const masked = field === 'phone' ? maskPhoneCell(text) : maskPhonesIn(text)
  return masked.slice(0, CELL_CHARS_MAX)
}
