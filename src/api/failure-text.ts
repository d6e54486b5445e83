import { ERROR_TEXT } from '../../contract/errors'
import { type Failure, isLineFault, LINE_TEXT } from './reply'

/** What a person is told about a call that failed; words of the server's codes come from the contract. */
export function failureText({ code }: Failure): string {
  return isLineFault(code) ? LINE_TEXT[code] : (ERROR_TEXT[code] ?? ERROR_TEXT.internal)
}

/** The fields of the input that were wrong, as the server named them. */
export function faultyFields({ details }: Failure): string[] {
  const fields = Array.isArray(details.fields) ? details.fields : []
  return fields.map((field: { path?: unknown }) => String(field.path ?? ''))
}
