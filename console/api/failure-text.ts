import { ERROR_TEXT } from '../../contract/errors'
import { type Failure, LINE_TEXT, type LineFault } from './reply'

const isLineFault = (code: string): code is LineFault => code in LINE_TEXT

/** What a person is told about a call that failed; of wrong input also which field, where the contract says it in words. */
export function failureText({ code, details }: Failure): string {
  const said = isLineFault(code) ? LINE_TEXT[code] : (ERROR_TEXT[code] ?? ERROR_TEXT.internal)
  const fields = Array.isArray(details.fields) ? (details.fields as { path?: string; text?: string }[]) : []
  const words = fields.flatMap(({ text }) => text ?? [])
  if (words.length > 0) return `${said}：${words.join('；')}`
  const paths = fields.flatMap(({ path }) => path || [])
  return paths.length > 0 ? `${said}（${paths.join('、')}）` : said
}
