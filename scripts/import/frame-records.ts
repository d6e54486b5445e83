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
 * Cuts text into records at the line ends outside quotes. Only where records end is decided here; csv-parse reads the
 * cells. It cannot do both: it counts a CRLF inside quotes twice, and one quote left open would swallow the rest of
 * the file. Here such a record costs its own line, and reading goes on behind it. Holds one record at most.
 */
export async function* frameRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Frame> {
  const framer = new Framer(delimiter)
  for await (const { line, text, isTooLong } of physicalLines(chunks)) {
    if (isTooLong) {
      yield* framer.finish('quote_open')
      yield { line, text, fault: 'too_long' }
    } else yield* framer.add(line, text)
  }
  yield* framer.finish('cut_off')
}

type Line = { line: number; text: string; isTooLong: boolean }

/** Lines without their ends (LF or CRLF; CR where a file has no LF). A line beyond the limit is cut, not collected. */
export async function* physicalLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let line = 1
  let rest = ''
  let isTooLong = false
  let end: string | null = null
  for await (const chunk of chunks) {
    end ??= lineEndOf(rest + chunk)
    const pieces = (rest + chunk).split(end ?? '\n')
    rest = pieces.pop() as string
    for (const text of pieces) {
      yield { line, text: text.slice(0, RECORD_CHARS_MAX), isTooLong: isTooLong || text.length > RECORD_CHARS_MAX }
      isTooLong = false
      line += 1
    }
    if (rest.length > RECORD_CHARS_MAX) {
      isTooLong = true
      rest = rest.slice(0, RECORD_CHARS_MAX)
    }
  }
  if (rest !== '') yield { line, text: rest, isTooLong }
}

/** Null while nothing decides: a CR at the very end may be half of a CRLF. */
function lineEndOf(text: string): string | null {
  if (text.includes('\n')) return '\n'
  return text.slice(0, -1).includes('\r') ? '\r' : null
}

class Framer {
  private held: { line: number; text: string }[] = []
  private heldChars = 0
  private isQuoted = false

  constructor(private readonly delimiter: string) {}

  *add(line: number, text: string): Generator<Frame> {
    this.isQuoted = quotedAtEnd(text, this.isQuoted, this.delimiter)
    this.held.push({ line, text })
    this.heldChars += text.length
    if (!this.isQuoted) yield this.whole()
    else if (this.held.length >= RECORD_LINES_MAX || this.heldChars > RECORD_CHARS_MAX) yield* this.giveUp('quote_open')
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
