import { CellFault } from './cell-fault'

/** One word of the business from what people write: our English word, its Chinese text, or an alias. */
export function parseWord<W extends string>(
  text: string,
  words: Readonly<Record<W, string>>,
  aliases: Readonly<Record<string, W>> = {},
): W {
  const plain = text.normalize('NFKC').trim().toLowerCase()
  const word = (Object.keys(words) as W[]).find((name) => name === plain || words[name] === plain) ?? aliases[plain]
  if (word === undefined) throw new CellFault(`不认识的值，可填：${Object.values<string>(words).join('、')}`)
  return word
}

const YES = ['是', 'y', 'yes', 'true', '1', '√']
const NO = ['否', 'n', 'no', 'false', '0', '×']

export function parseYesNo(text: string): boolean {
  const plain = text.trim().toLowerCase()
  if (YES.includes(plain)) return true
  if (NO.includes(plain)) return false
  throw new CellFault('请填 是 或 否')
}

/** A list in one cell: `净水、空调`, `S001|S002`. */
export function parseList(text: string): string[] {
  return [...new Set(text.split(/[、，,;；|/]/).map((item) => item.trim()))].filter(Boolean)
}

export function parseWhole(text: string, min: number, max: number): number {
  const plain = text.normalize('NFKC').replace(/\s/g, '')
  const value = Number(plain)
  if (!/^\d+$/.test(plain) || value < min || value > max) throw new CellFault(`应为 ${min} 到 ${max} 的整数`)
  return value
}

export function parseDegrees(text: string, max: 90 | 180): number {
  const value = Number(text.normalize('NFKC').trim())
  if (text.trim() === '' || !Number.isFinite(value) || Math.abs(value) > max) {
    throw new CellFault(`应为 -${max} 到 ${max} 之间的度数`)
  }
  return value
}

export function parseShort(text: string, charsMax: number): string {
  if (text.length > charsMax) throw new CellFault(`不能超过 ${charsMax} 个字`)
  return text
}

/** A code that joins rows: letters of any language, digits and a few marks; full-width forms are made plain. */
export function parseCode(text: string): string {
  const plain = text.normalize('NFKC').trim()
  // Excel turns long numbers into 1.23E+15 and so loses digits: nobody can tell the code any more.
  if (/^\d(\.\d+)?E\+\d+$/i.test(plain))
    throw new CellFault('编号被 Excel 改成了科学计数法，请把该列设为文本后重新导出')
  if (plain.length > 64) throw new CellFault('编号不能超过 64 个字符')
  if (/\s/.test(plain)) throw new CellFault('编号里不能有空格')
  return plain
}
