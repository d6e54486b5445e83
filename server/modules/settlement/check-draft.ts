import type { StatementDraft } from './close-period'

export type DraftChecks = { offByFen: number; doubledLots: number; doubledParties: number }

/**
 * Looks a draft over before anybody closes a month by it: each statement is the sum of its lines, no share is in it twice,
 * and no party has a statement of the month already. All zero, or the draft is not to be closed.
 */
export function checkDraft(statements: readonly StatementDraft[], parties: ReadonlySet<string>): DraftChecks {
  const seen = new Set<string>()
  const checks: DraftChecks = { offByFen: 0, doubledLots: 0, doubledParties: 0 }
  for (const { partyKind, partyId, lines, payableFen } of statements) {
    const signed = lines.reduce((sum, { kind, amountFen }) => sum + (kind === 'earned' ? amountFen : -amountFen), 0)
    checks.offByFen += Math.abs(signed - payableFen)
    if (parties.has(`${partyKind}:${partyId}`)) checks.doubledParties += 1
    for (const { lotId, kind } of lines) {
      if (seen.has(`${kind}:${lotId}`)) checks.doubledLots += 1
      seen.add(`${kind}:${lotId}`)
    }
  }
  return checks
}
