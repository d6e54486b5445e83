import type * as z from 'zod'
import type { ColumnMap } from './column-map'
import { OrderGrouper, type OrderToImport } from './order-grouper'
import type { OrderRow } from './order-row'
import { type ParsedRow, parseRow, type Unit } from './parse-row'
import { readRow, splitCells } from './read-row'
import { type Frame, RecordFramer } from './record-framer'

/** How the text of one file is read. */
export type FileForm = { delimiter: string; lineEnd: string; columns: ColumnMap; schema: z.ZodType; isOrders: boolean }
/** A stretch of the file: where it begins, and whether the file ends with it. */
export type Stretch = { text: string; line: number; isAtStart: boolean; isLast: boolean }
/** A unit with the lines it stands in, as they were sent. */
export type SentUnit = Unit<unknown> & { lines: readonly { line: number; text: string }[] }
/** What a stretch holds whole; `rest` is where reading goes on: the line, and how many characters stand before it. */
export type ReadUnits = { units: SentUnit[]; rest: { line: number; char: number } }

/**
 * Reads the units that stand whole in a stretch. What may go on behind its end, a record inside quotes or the rows of one
 * order, is left for the next stretch, which begins where this one stopped. Pure: the same stretch reads the same.
 */
export function readUnits(form: FileForm, stretch: Stretch): ReadUnits {
  const lines = linesOf(stretch, form.lineEnd)
  const reader = new UnitReader(form, stretch.isAtStart)
  for (const { line, text } of lines.whole) reader.add(line, text)
  if (stretch.isLast) reader.end()
  const { units, heldLine } = reader
  const restLine = stretch.isLast ? lines.nextLine : (heldLine ?? lines.nextLine)
  return { units, rest: { line: restLine, char: lines.charOf(restLine) } }
}

/** Where a unit begins in its stretch, in characters. */
export function charOfLine(stretch: Stretch, lineEnd: string, line: number): number {
  return linesOf(stretch, lineEnd).charOf(line)
}

function linesOf({ text, line: first, isLast }: Stretch, lineEnd: string) {
  const pieces = text.split(lineEnd)
  // What stands behind the last line end is a line only where the file ends.
  const rest = pieces.pop() as string
  if (isLast && rest !== '') pieces.push(rest)
  const starts = [0]
  for (const piece of pieces) starts.push((starts.at(-1) as number) + piece.length + lineEnd.length)
  return {
    whole: pieces.map((piece, index) => ({ line: first + index, text: piece })),
    nextLine: first + pieces.length,
    charOf: (line: number) => Math.min(starts[line - first] as number, text.length),
  }
}

class UnitReader {
  readonly units: SentUnit[] = []
  private readonly framer: RecordFramer
  private readonly orders: OrderGrouper
  private readonly textOf = new Map<number, string>()
  private isHeaderDue: boolean

  constructor(
    private readonly form: FileForm,
    isAtStart: boolean,
  ) {
    this.framer = new RecordFramer(form.delimiter)
    this.orders = new OrderGrouper(form.columns.at.has('sku'))
    this.isHeaderDue = isAtStart
  }

  add(line: number, text: string): void {
    for (const frame of this.framer.add(line, text)) this.take(frame)
  }

  end(): void {
    for (const frame of this.framer.finish('cut_off')) this.take(frame)
    for (const unit of this.orders.end()) this.keep(unit)
  }

  /** The first line that belongs to nothing whole yet. */
  get heldLine(): number | null {
    return this.orders.firstLine ?? this.framer.heldLine
  }

  private take(frame: Frame): void {
    if (this.isHeaderDue) {
      if (splitCells(frame.text, this.form.delimiter)?.some((cell) => cell.trim() !== '')) this.isHeaderDue = false
      return
    }
    const raw = readRow(frame, this.form.delimiter, this.form.columns)
    if (!raw) return
    this.textOf.set(frame.line, frame.text)
    const row = parseRow(raw, this.form.schema)
    if (!this.form.isOrders) this.keep({ rows: [row], value: row.value })
    else for (const unit of this.orders.add(row as ParsedRow<OrderRow>)) this.keep(unit)
  }

  private keep(unit: Unit<unknown> | Unit<OrderToImport>): void {
    const lines = unit.rows.map(({ line }) => ({ line, text: this.textOf.get(line) ?? '' }))
    for (const { line } of lines) this.textOf.delete(line)
    this.units.push({ ...unit, lines })
  }
}
