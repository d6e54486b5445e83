import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { csvCell } from '../../server/kernel/csv-cell'
import { maskPhoneCell, maskPhonesIn } from '../../server/modules/import/mask-cell'

/** One refused cell or row, in the words of the file. */
export type RowError = { line: number; column: string; value: string; reason: string; isPhone: boolean }

/** Enough to find a cell again; a runaway one would make the error file as long as the file itself. */
const VALUE_CHARS_MAX = 200

/**
 * The row errors of one run, beside the file that was read. Made when the first error comes; what an earlier run left
 * is taken away. Written for Excel: BOM, CRLF, and no cell that Excel would take for a formula.
 */
export class ErrorFile {
  private stream: WriteStream | null = null
  private failure: Error | null = null

  private constructor(readonly path: string) {}

  static async open(inputPath: string): Promise<ErrorFile> {
    const path = `${inputPath}.errors.csv`
    await rm(path, { force: true })
    return new ErrorFile(path)
  }

  /** Waits while the disk is behind, so that a million errors are not held in memory. */
  async add({ line, column, value, reason, isPhone }: RowError): Promise<void> {
    if (!this.stream) {
      this.stream = createWriteStream(this.path, 'utf8')
      this.stream.on('error', (error) => {
        this.failure = error
      })
      this.stream.write('\uFEFF行号,列,值,原因\r\n')
    }
    if (this.failure) throw this.failure
    const shown = isPhone ? maskPhoneCell(value) : maskPhonesIn(value)
    const cells = [String(line), column, shown.slice(0, VALUE_CHARS_MAX), reason]
    if (!this.stream.write(`${cells.map(csvCell).join(',')}\r\n`)) await once(this.stream, 'drain')
  }

  /** Where the errors are, or null when there were none. */
  async close(): Promise<string | null> {
    if (!this.stream) return null
    this.stream.end()
    if (!this.stream.closed) await once(this.stream, 'close')
    if (this.failure) throw this.failure
    return this.path
  }
}
