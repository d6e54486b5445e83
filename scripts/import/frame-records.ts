import { type Frame, RECORD_CHARS_MAX, RecordFramer } from '../../server/modules/import/record-framer'

/** Cuts text into records at the line ends outside quotes, as it comes. Holds one record at most. */
export async function* frameRecords(chunks: AsyncIterable<string>, delimiter: string): AsyncGenerator<Frame> {
  const framer = new RecordFramer(delimiter)
  for await (const { line, text } of physicalLines(chunks)) yield* framer.add(line, text)
  yield* framer.finish('cut_off')
}

type Line = { line: number; text: string }

/**
 * Lines without their ends (LF or CRLF; CR where a file has no LF). A line beyond the limit is cut to one character more,
 * not collected.
 */
export async function* physicalLines(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let line = 1
  let rest = ''
  let end: string | null = null
  for await (const chunk of chunks) {
    end ??= lineEndOf(rest + chunk)
    const pieces = (rest + chunk).split(end ?? '\n')
    rest = pieces.pop() as string
    for (const text of pieces) {
      yield { line, text: text.slice(0, RECORD_CHARS_MAX + 1) }
      line += 1
    }
    rest = rest.slice(0, RECORD_CHARS_MAX + 1)
  }
  if (rest !== '') yield { line, text: rest }
}

/** Null while nothing decides: a CR at the very end may be half of a CRLF. */
function lineEndOf(text: string): string | null {
  if (text.includes('\n')) return '\n'
  return text.slice(0, -1).includes('\r') ? '\r' : null
}
