/**
 * One record of a CSV file as text. `line` is where it starts in the file, counted from 1.
 * `fault` says that it is not whole: a quote that never closes, a file that ends inside quotes, an endless line.
 */
export type Frame = { line: number; text: string; fault: FrameFault | null }
export type FrameFault = 'quote_open' | 'cut_off' | 'too_long'

/** A quoted cell may run over this many lines and characters; beyond it the opening quote is taken for the mistake. */
export const RECORD_LINES_MAX = 200
export const RECORD_CHARS_MAX = 64 * 1024

/**
 * Joins lines to records: only line ends outside quotes end one. Only where records end is decided here; csv-parse reads
 * the cells. It cannot do both: it counts a CRLF inside quotes twice, and one quote left open would swallow the rest of
 * the file. Here such a record costs its own line, and reading goes on behind it. Holds one record at most.
 */
export class RecordFramer {
  private held: { line: number; text: string }[] = []
  private heldChars = 0
  private isQuoted = false

  constructor(private readonly delimiter: string) {}

  /** The records that end with this line; a line beyond the limit is one by itself, and is cut. */
  *add(line: number, text: string): Generator<Frame> {
    if (text.length > RECORD_CHARS_MAX) {
      yield* this.finish('quote_open')
      yield { line, text: text.slice(0, RECORD_CHARS_MAX), fault: 'too_long' }
      return
    }
    this.isQuoted = quotedAtEnd(text, this.isQuoted, this.delimiter)
    this.held.push({ line, text })
    this.heldChars += text.length
    if (!this.isQuoted) yield this.whole()
    else if (this.held.length >= RECORD_LINES_MAX || this.heldChars > RECORD_CHARS_MAX) yield* this.giveUp('quote_open')
  }

  /** Where the record begins that has not ended yet. */
  get heldLine(): number | null {
    return this.held[0]?.line ?? null
  }

  /** Nothing more belongs to what is held: every opening quote in it was a mistake. */
  *finish(lastFault: FrameFault): Generator<Frame> {
    while (this.held.length > 0) yield* this.giveUp(this.held.length > 1 ? 'quote_open' : lastFault)
  }

  /** The held lines are no record: the first is a fault, the others are read afresh, so that no good row is lost. */
  private *giveUp(fault: FrameFault): Generator<Frame> {
    const [first, ...others] = this.held
    this.reset()
    if (first) yield { ...first, text: withoutCr(first.text), fault }
    for (const other of others) yield* this.add(other.line, other.text)
  }

  private whole(): Frame {
    const line = this.held[0]?.line ?? 0
    const text = withoutCr(this.held.map((held) => held.text).join('\n'))
    this.reset()
    return { line, text, fault: null }
  }

  private reset(): void {
    this.held = []
    this.heldChars = 0
    this.isQuoted = false
  }
}

function withoutCr(text: string): string {
  return text.endsWith('\r') ? text.slice(0, -1) : text
}

/** Whether a line ends inside quotes. A quote opens only where a cell begins, as csv-parse's `relax_quotes` has it. */
function quotedAtEnd(text: string, isQuotedBefore: boolean, delimiter: string): boolean {
  if (!text.includes('"')) return isQuotedBefore
  let isQuoted = isQuotedBefore
  let isCellStart = !isQuotedBefore
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (isQuoted) {
      if (char !== '"') continue
      if (text[at + 1] === '"') at += 1
      else isQuoted = false
    } else if (char === '"' && isCellStart) isQuoted = true
    isCellStart = char === delimiter
  }
  return isQuoted
}
