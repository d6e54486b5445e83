import { ERROR_TEXT } from '../../contract/errors'
import type { ImportOutcome } from '../../server/flows/import-once'
import { type Save, saveBatch } from '../../server/flows/save-batch'
import type { ColumnMap, HeadingMap } from '../../server/modules/import/column-map'
import type { Unit } from '../../server/modules/import/parse-row'
import type { Fault } from '../../server/modules/import/read-row'
import { ErrorFile } from './error-file'
import type { ImportPlan } from './import-plans'
import { inBatches } from './parse-rows'
import { openRows } from './read-rows'
import { decodeText, readBytes } from './read-text'

/** Counted in rows of the file. */
export type ImportCounts = { rows: number; added: number; updated: number; alreadyThere: number; refused: number }
export type ImportResult = ImportCounts & { errorFile: string | null; isStopped: boolean }

export type ImportJob<Value> = {
  path: string
  map: HeadingMap
  plan: Pick<ImportPlan<Value>, 'columns' | 'batchRows' | 'units'>
  save: Save<Value>
  onBytes?: (count: number) => void
  onBatch?: (counts: ImportCounts) => void
  /** Stops after the batch being written; what is in stays in. */
  signal?: AbortSignal
}

/**
 * Reads a CSV file and takes its rows in, batch after batch, holding one batch at most. Refused rows are written beside
 * the file with their reasons. Throws `ImportRefused`, before anything is written, when the file is not of this kind.
 */
export async function importFile<Value>(job: ImportJob<Value>): Promise<ImportResult> {
  const text = decodeText(readBytes(job.path, job.onBytes))
  const { columns, rows } = await openRows(text, job.plan.columns, job.map)
  const errors = await ErrorFile.open(job.path)
  const counts: ImportCounts = { rows: 0, added: 0, updated: 0, alreadyThere: 0, refused: 0 }
  try {
    for await (const batch of inBatches(job.plan.units(rows, columns), job.plan.batchRows)) {
      await takeBatch(job, batch, { counts, errors, columns })
      job.onBatch?.(counts)
      if (job.signal?.aborted) break
    }
  } finally {
    await errors.close()
  }
  return { ...counts, errorFile: counts.refused > 0 ? errors.path : null, isStopped: job.signal?.aborted ?? false }
}

/** Whether a file has the columns of its kind; throws `ImportRefused` before any database is opened. */
export async function checkHeader(
  path: string,
  plan: Pick<ImportPlan<never>, 'columns'>,
  map: HeadingMap,
): Promise<void> {
  const { rows } = await openRows(decodeText(readBytes(path)), plan.columns, map)
  await rows.return(undefined)
}

type Tally = { counts: ImportCounts; errors: ErrorFile; columns: ColumnMap }

async function takeBatch<Value>(job: ImportJob<Value>, batch: readonly Unit<Value>[], tally: Tally): Promise<void> {
  const good = batch.filter((unit) => unit.value !== null)
  const saved =
    good.length > 0
      ? await saveBatch(
          good.map((unit) => unit.value as Value),
          job.save,
        )
      : []
  const outcomeOf = new Map(good.map((unit, index) => [unit, saved[index] as ImportOutcome]))
  for (const unit of batch) await noteUnit(unit, outcomeOf.get(unit), tally)
}

async function noteUnit(unit: Unit<unknown>, outcome: ImportOutcome | undefined, tally: Tally): Promise<void> {
  const { counts, errors, columns } = tally
  counts.rows += unit.rows.length
  if (outcome && outcome.kind !== 'refused') {
    counts[COUNTED[outcome.kind]] += unit.rows.length
    return
  }
  counts.refused += unit.rows.length
  for (const { line, cells, faults } of unit.rows) {
    const all: readonly Fault[] = outcome ? [refusal(outcome, cells)] : faults
    for (const { field, value, reason } of all) {
      const column = field === null ? '整行' : (columns.headings.get(field) ?? field)
      await errors.add({ line, column, value, reason, isPhone: field === 'phone' })
    }
  }
}

const COUNTED = { added: 'added', updated: 'updated', same: 'alreadyThere' } as const

function refusal(
  { field, code }: Extract<ImportOutcome, { kind: 'refused' }>,
  cells: Readonly<Record<string, string>>,
): Fault {
  return { field, value: (field && cells[field]) ?? '', reason: ERROR_TEXT[code] }
}
