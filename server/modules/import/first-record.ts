import { splitCells } from './read-row'
import { RecordFramer } from './record-framer'

export type Heading = { text: string; lineEnd: string }

/** The heading row of a file's beginning, and how its lines end; null when there is nothing in it. */
export function firstRecord(head: string, delimiterOf: (line: string) => string): Heading | null {
  const lineEnd = head.includes('\n') || !head.includes('\r') ? '\n' : '\r'
  const lines = head.split(lineEnd)
  const framer = new RecordFramer(delimiterOf(lines.find((line) => line.trim() !== '') ?? ''))
  for (const [index, line] of lines.entries()) {
    for (const { text, fault } of framer.add(index + 1, line)) {
      const cells = fault ? null : splitCells(text, delimiterOf(text))
      if (cells?.some((cell) => cell.trim() !== '')) return { text, lineEnd }
    }
  }
  return null
}
