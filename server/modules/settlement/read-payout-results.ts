import type { StatementState } from '../../../contract/vocabulary'

/** What the bank said of one statement; a reason says that it did not pay. */
export type SaidPayout = { statementId: string; paymentRef?: string | undefined; failReason?: string | undefined }
type Standing = { id: string; state: StatementState; payableFen: number; paymentRef: string | null }
type Failure = { statementId: string; paymentRef: string | null; reason: string }
type Paid = { statementId: string; paymentRef: string; payableFen: number }
type Failed = { statementId: string; paymentRef: string | null; reason: string; payableFen: number }

export type PayoutResults = {
  paid: Paid[]
  failed: Failed[]
  /** On record already, word for word. */
  repeated: number
  /** The first statement of which this cannot be said, where it stands. */
  misfit: { statementId: string; state: StatementState } | null
}

/**
 * What is new in the bank's answer. Money arrives once: of a paid statement only the same number again is no news. A failure
 * that is on record is none either, even where the statement has been paid since: an old list is pasted twice.
 */
export function readPayoutResults(
  said: readonly SaidPayout[],
  standing: readonly Standing[],
  failures: readonly Failure[],
): PayoutResults {
  const known = new Set(failures.map(keyOf))
  const of = new Map(standing.map((statement) => [statement.id, statement]))
  const results: PayoutResults = { paid: [], failed: [], repeated: 0, misfit: null }
  for (const { statementId, paymentRef = null, failReason } of said) {
    const { state, payableFen, paymentRef: paidRef } = of.get(statementId)!
    const failure = failReason === undefined ? null : { statementId, paymentRef, reason: failReason }
    const isRepeated = failure ? known.has(keyOf(failure)) : state === 'paid' && paidRef === paymentRef
    if (isRepeated) results.repeated += 1
    else if (state !== 'exported') results.misfit ??= { statementId, state }
    else if (failure) results.failed.push({ ...failure, payableFen })
    else if (paymentRef !== null) results.paid.push({ statementId, paymentRef, payableFen })
  }
  return results
}

function keyOf({ statementId, paymentRef, reason }: Failure): string {
  return JSON.stringify([statementId, paymentRef, reason])
}
