/** Reads the bytes of a CSV file as people's programs write them. Pure. */

export type DecodedFile = { text: string; encoding: 'UTF-8' | 'GB18030' | 'UTF-16' }

export const FILE_BYTES_MAX = 20 * 1024 * 1024
const TOO_LARGE = '文件超过 20 MB，请拆成几个文件分别导入'
const EMPTY = '文件是空的'
const NOT_TEXT = '这不是 CSV 文本文件。请从收银系统或表格里导出 CSV，再选择'
const WORKBOOK =
  '这是 Excel 工作簿，这里收 CSV 文件。请在 Excel 或 WPS 里打开它，点「文件 → 另存为」，类型选「CSV UTF-8（逗号分隔）」，再选择存好的文件'
/** What the files of Excel begin with: .xlsx is a zip, .xls a compound file. */
const WORKBOOK_MARKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
]

/**
 * UTF-8 with or without its mark, UTF-16 with its mark, else GB18030, which Chinese Excel writes: Chinese in GBK is
 * practically never valid UTF-8 by accident. Answers in words what is wrong with a file that is none of these.
 */
export function decodeFile(bytes: Uint8Array): DecodedFile | { fault: string } {
  if (bytes.length === 0) return { fault: EMPTY }
  if (bytes.length > FILE_BYTES_MAX) return { fault: TOO_LARGE }
  const [first, second, third] = bytes
  if (first === 0xff && second === 0xfe) return decoded('utf-16le', 'UTF-16', bytes)
  if (WORKBOOK_MARKS.some((mark) => mark.every((byte, at) => bytes[at] === byte))) return { fault: WORKBOOK }
  if (bytes.includes(0)) return { fault: NOT_TEXT }
  if (first === 0xef && second === 0xbb && third === 0xbf) return decoded('utf-8', 'UTF-8', bytes)
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' }
  } catch {
    return decoded('gb18030', 'GB18030', bytes)
  }
}

function decoded(label: string, encoding: DecodedFile['encoding'], bytes: Uint8Array) {
  const text = new TextDecoder(label).decode(bytes)
  return text.trim() === '' ? { fault: EMPTY } : { text, encoding }
}

/** Pieces of a text below the limit of a call; a character of two units is never cut. */
export function piecesOf(text: string, charsMax = 240_000): string[] {
  const pieces: string[] = []
  for (let at = 0; at < text.length; ) {
    let end = Math.min(at + charsMax, text.length)
    const last = text.charCodeAt(end - 1)
    if (end < text.length && last >= 0xd800 && last < 0xdc00) end -= 1
    pieces.push(text.slice(at, end))
    at = end
  }
  return pieces
}

/** `1.2 MB`, `340 KB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
