import { useState } from 'react'
import type { ImportKind } from '../../../contract/data-vocabulary'
import type { Out } from '../../api/call'
import { type Asked, useAsk } from '../../api/use-ask'
import { piecesOf } from '../../format/decode-file'
import type { ChosenFile } from '../../ui/file-picker'

export type Match = Out<'matchImportColumns'>
/** Fields by the column they are read from. */
export type Columns = Record<string, number>

export type ColumnMatch = {
  asked: Asked<Match>
  /** The columns as they stand: chosen, else proposed; null before a file is read. */
  columns: Columns | null
  /** Reads a column as a field, or as none; the field's column before is none then. */
  choose: (at: number, field: string | null) => void
  /** Why the file cannot be sent with these columns, in words. */
  whyNot: string | null
}

/** Enough of the beginning to hold the heading row and some rows. */
const HEAD_CHARS = 8000

/** Which column of a file is which of ours: proposed by the server, changed by whoever knows the file. */
export function useColumnMatch(kind: ImportKind, file: ChosenFile | null): ColumnMatch {
  const [chosen, setChosen] = useState<{ of: string; columns: Columns } | null>(null)
  const head = file ? headOf(file.text) : ''
  const of = `${kind}:${head}`
  const own = chosen?.of === of ? chosen.columns : null
  const input = { kind, head, ...(own ? { columns: own } : {}) }
  // What another file was read as is not shown meanwhile; the same file, read a little differently, is.
  const asked = useAsk('matchImportColumns', input, { isOn: file !== null, keepsBefore: own !== null })
  const columns = own ?? (asked.data && file ? proposalOf(asked.data) : null)
  const choose = (at: number, field: string | null) => {
    const others = Object.entries(columns ?? {}).filter(([name, index]) => index !== at && name !== field)
    setChosen({ of, columns: Object.fromEntries([...others, ...(field === null ? [] : [[field, at] as const])]) })
  }
  return { asked, columns, choose, whyNot: file ? whyNotOf(asked, columns) : '请先选择文件' }
}

/** The beginning of a text in whole lines: one that is cut off would read as a faulty row. */
export function headOf(text: string): string {
  const head = piecesOf(text, HEAD_CHARS)[0] ?? ''
  const end = Math.max(head.lastIndexOf('\n'), head.lastIndexOf('\r'))
  return head.length === text.length || end < 0 ? head : head.slice(0, end + 1)
}

function proposalOf({ headings }: Match): Columns {
  return Object.fromEntries(headings.flatMap(({ at, field }) => (field === null ? [] : [[field, at]])))
}

function whyNotOf({ data, failure }: Asked<Match>, columns: Columns | null): string | null {
  if (failure) return '文件的列名没有读出来'
  if (!data || !columns) return '正在读文件的列名'
  const missing = missingOf(data, columns)
  return missing.length === 0 ? null : `还缺必填的列：${missing.join('；')}`
}

/** Required fields without a column, in words; of several in one entry one is enough. */
export function missingOf({ fields, missing }: Match, columns: Columns): string[] {
  const labelOf = new Map(fields.map(({ field, label }) => [field, label]))
  return missing
    .filter((group) => !group.some((field) => field in columns))
    .map((group) => {
      const labels = group.map((field) => labelOf.get(field) ?? field)
      return labels.length === 1 ? (labels[0] as string) : `${labels.join('、')} 至少一列`
    })
}
