import * as z from 'zod'

/** What is wrong with one cell, in words its writer understands. */
export class CellFault extends Error {}

/** A cell's schema from a plain function: text in, value out, `CellFault` where it cannot be read. */
export function cell<T>(parse: (text: string) => T) {
  return z.string('不能为空').transform((text, context): T => {
    try {
      return parse(text)
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      context.issues.push({ code: 'custom', message: error.message, input: text })
      return z.NEVER
    }
  })
}
