import { csvCell } from '../../kernel/csv-cell'
import type { ColumnMap } from './column-map'
import type { FaultReason } from './import-piece.sql'
import { maskPhoneCell, maskPhonesIn } from './mask-cell'
import type { Fault } from './read-row'
import type { SentUnit } from './read-units'

/** Enough to find a cell again. */
const VALUE_CHARS_MAX = 80
const WHOLE_ROW = '整行'
export const REASON_HEADING = '未导入原因'

/** Why a unit was refused as a whole, when it was read well. */
export type UnitRefusal = { field: string | null; reason: string }

/** The faulty rows of a unit with their reasons, phones masked, and the row as it was sent. */
export function faultRows(
  unit: SentUnit,
  refusal: UnitRefusal | null,
  columns: ColumnMap,
): { line: number; reasons: FaultReason[]; text: string }[] {
  return unit.rows.map(({ line, cells, faults }, index) => {
    const all: readonly Fault[] = refusal
      ? [{ ...refusal, value: (refusal.field && cells[refusal.field]) ?? '' }]
      : faults
    return { line, reasons: all.map((fault) => reasonOf(fault, columns)), text: unit.lines[index]?.text ?? '' }
  })
}

function reasonOf({ field, value, reason }: Fault, columns: ColumnMap): FaultReason {
  const column = field === null ? WHOLE_ROW : (columns.headings.get(field) ?? field)
  const shown = field === 'phone' ? maskPhoneCell(value) : maskPhonesIn(value)
  return { column, value: shown.slice(0, VALUE_CHARS_MAX), reason }
}

/** A faulty row as it was sent, with its reason in a cell behind: it is corrected in place and the file sent again. */
export function faultLine(text: string, reasons: readonly FaultReason[], delimiter: string): string {
  const said = reasons.map(({ column, reason }) => (column === WHOLE_ROW ? reason : `${column}：${reason}`)).join('；')
  return `${text}${delimiter}${csvCell(said)}`
}
