import { ERROR_TEXT } from '../../contract/errors'
import type { Caller, Ctx } from '../kernel/ctx'
import { inTransaction } from '../kernel/in-transaction'
import { faultRows } from '../modules/import/fault-rows'
import {
  endImport,
  findImport,
  freeImport,
  type ImportRow,
  learnSizes,
  leaseImport,
  noteStep,
  type Position,
  type StepCounts,
} from '../modules/import/import-job.sql'
import { dropPieces, faultLabel, keepFaults, pieceLabel, readPiece } from '../modules/import/import-piece.sql'
import { keepPlans } from '../modules/import/keep-plans.sql'
import { charOfLine, type FileForm, readUnits, type SentUnit, type Stretch } from '../modules/import/read-units'
import { IMPORT_WAYS } from './import-kinds'
import type { ImportOutcome } from './import-once'
import { noteChange } from './note-change'
import { countsOf, formOf } from './read-import'
import { saveBatch } from './save-batch'

/** Rows of one step: some seconds of work, so that whoever watches sees it move. */
const STEP_ROWS = { stores: 3000, guides: 3000, members: 2000, leads: 100, orders: 2000 } as const
/** Nothing is written in a check, so it goes faster. */
const CHECK_ROWS = 4000
/** After so many rows the planner is told. */
const MANY_ROWS = 500

/**
 * Goes on with an import that is being checked or run, for one step: batches of rows, a transaction each, and what they
 * became noted behind each. Answers false when somebody else works on it. Taken up again after a crash, rows that are in
 * are known and change nothing. `ctx.db` is the database itself.
 */
export async function stepImport(ctx: Ctx<Caller>, job: ImportRow): Promise<boolean> {
  if (!(await leaseImport(ctx.db, job.id, ctx.now))) return false
  try {
    await new ImportStep(asSender(ctx, job), job).take()
  } finally {
    await freeImport(ctx.db, job.id)
  }
  return true
}

/** An import is its sender's, also where the clock goes on with it. */
function asSender(ctx: Ctx<Caller>, { brandId, createdBy }: ImportRow): Ctx<Caller> {
  const staffId = createdBy.replace(/^ops:/, '')
  return { ...ctx, caller: { kind: 'ops', brandId, staffId, role: 'hq_admin', stores: 'all' } }
}

type Read = {
  stretch: Stretch
  parts: { seq: number; from: number; length: number }[]
  units: SentUnit[]
  rest: number
}

/** One step of an import, from where it was when it was read. */
export class ImportStep {
  private readonly form: FileForm
  private position: Position
  private rowsLeft: number

  constructor(
    private readonly ctx: Ctx<Caller>,
    private readonly job: ImportRow,
  ) {
    this.form = formOf(job, ctx.now)
    this.position = { seq: job.nextSeq, char: job.nextChar, line: job.nextLine }
    this.rowsLeft = job.state === 'checking' ? CHECK_ROWS : STEP_ROWS[job.kind]
  }

  async take(): Promise<void> {
    while (this.rowsLeft > 0) {
      const read = await this.read()
      let taken = 0
      while (taken < read.units.length && this.rowsLeft > 0) {
        const batch = this.batchOf(read.units, taken)
        taken += batch.length
        if (!(await this.takeBatch(batch, this.positionBehind(read, taken)))) return
      }
      if (taken === read.units.length && read.stretch.isLast) return this.finish()
    }
  }

  /** The next units, reading as many pieces as it takes to have one whole. */
  private async read(): Promise<Read> {
    const { id, pieces } = this.job
    const parts: Read['parts'] = []
    let text = ''
    for (let seq = this.position.seq; ; seq++) {
      const from = seq === this.position.seq ? this.position.char : 0
      const sealed = seq < pieces ? await readPiece(this.ctx.db, id, seq) : null
      const piece = sealed === null ? '' : this.ctx.outside.vault.open(sealed, pieceLabel(id, seq)).slice(from)
      parts.push({ seq, from, length: piece.length })
      text += piece
      const isAtStart = this.position.seq === 0 && this.position.char === 0
      const stretch = { text, line: this.position.line, isAtStart, isLast: seq >= pieces - 1 }
      const { units, rest } = readUnits(this.form, stretch)
      if (units.length > 0 || stretch.isLast) return { stretch, parts, units, rest: rest.line }
    }
  }

  private batchOf(units: readonly SentUnit[], from: number): SentUnit[] {
    const rowsMax = Math.min(IMPORT_WAYS[this.job.kind].batchRows, this.rowsLeft)
    const batch: SentUnit[] = []
    for (let rows = 0, at = from; at < units.length; at++) {
      const unit = units[at] as SentUnit
      rows += unit.rows.length
      if (batch.length > 0 && rows > rowsMax) break
      batch.push(unit)
    }
    return batch
  }

  private positionBehind({ stretch, parts, units, rest }: Read, taken: number): Position {
    const line = units[taken]?.lines[0]?.line ?? rest
    let char = charOfLine(stretch, this.form.lineEnd, line)
    for (const part of parts) {
      if (char < part.length || part === parts.at(-1)) return { seq: part.seq, char: part.from + char, line }
      char -= part.length
    }
    return this.position
  }

  private async takeBatch(batch: readonly SentUnit[], position: Position): Promise<boolean> {
    const outcomes = await this.outcomesOf(batch)
    const counts: StepCounts = { read: 0, added: 0, updated: 0, same: 0, faulty: 0 }
    const faulty = batch.flatMap((unit) => {
      const outcome = outcomes.get(unit)
      counts.read += unit.rows.length
      counts[outcome && outcome.kind !== 'refused' ? outcome.kind : 'faulty'] += unit.rows.length
      if (outcome && outcome.kind !== 'refused') return []
      const refusal = outcome ? { field: outcome.field, reason: ERROR_TEXT[outcome.code] } : null
      return faultRows(unit, refusal, this.form.columns)
    })
    const { id } = this.job
    const { outside, now } = this.ctx
    const sealed = faulty.map(({ line, reasons, text }) => ({
      ...{ line, reasons },
      cipher: outside.vault.seal(text, faultLabel(id, line)),
    }))
    const from = this.position
    this.position = position
    this.rowsLeft -= counts.read
    return inTransaction(this.ctx.db, async (db) => {
      const isNoted = await noteStep(db, id, { state: this.job.state, counts, from, position, now })
      if (isNoted) await keepFaults(db, id, sealed)
      return isNoted
    })
  }

  private async outcomesOf(batch: readonly SentUnit[]): Promise<Map<SentUnit, ImportOutcome>> {
    const good = batch.filter((unit) => unit.value !== null)
    if (good.length === 0) return new Map()
    const { kind, brandId, mayUpdate, state } = this.job
    const options = { brandId, mayUpdate, isLookOnly: state === 'checking' }
    const takeIn = IMPORT_WAYS[kind].takeIn as (...args: unknown[]) => Promise<ImportOutcome[]>
    const outcomes = await saveBatch(
      good.map(({ value }) => value),
      (values) =>
        inTransaction(this.ctx.db, async (db) => {
          await keepPlans(db)
          return takeIn({ ...this.ctx, db }, options, values)
        }),
    )
    return new Map(good.map((unit, index) => [unit, outcomes[index] as ImportOutcome]))
  }

  private async finish(): Promise<void> {
    const { id, brandId, kind, fileName, state, rowsAll } = this.job
    const { now } = this.ctx
    await inTransaction(this.ctx.db, async (db) => {
      const hasEnded = await endImport(db, id, { from: state, state: state === 'checking' ? 'checked' : 'done', now })
      if (!hasEnded || state === 'checking') return
      // The file has done its work; only its faulty rows stay, for a week.
      await dropPieces(db, id)
      const after = { kind, fileName, counts: countsOf((await findImport(db, brandId, id)) ?? this.job) }
      await noteChange({ ...this.ctx, db }, { action: 'continueImport', target: id, after })
    })
    if (state === 'running' && (rowsAll ?? 0) >= MANY_ROWS) await learnSizes(this.ctx.db)
  }
}
