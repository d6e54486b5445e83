import type { KyselyPlugin } from 'kysely'

/** Counts the statements a piece of work sends, those that open and close its transaction included. */
export function statementCounter(): { plugin: KyselyPlugin; count: () => number; reset: () => void } {
  let statements = 0
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    // Here and not where a text is made: statements whose text is kept are sent without being made again.
    transformResult: async ({ result }) => {
      statements++
      return result
    },
  }
  return { plugin, count: () => statements, reset: () => (statements = 0) }
}

/** What opens and what closes a transaction: sent by the driver, beside the statements of the work. */
export const AROUND_TRANSACTION = 2
