import { PPM_WHOLE } from '../../../contract/money'
import type { PartyKind } from '../../../contract/vocabulary'
import { assert } from '../../kernel/assert'
import { canonicalHash } from '../../kernel/canonical'
import { groupBy } from '../../kernel/group-by'

/** A lot that may be paid (`availableFen`) or whose party owes (`clawbackFen`), as it stood when the month ended. */
export type OpenLot = {
  lotId: string
  partyKind: PartyKind
  partyId: string
  /** Age decides what is netted first. */
  paidAtMs: number
  availableFen: number
  clawbackFen: number
}
export type StatementLine = { lotId: string; kind: 'earned' | 'clawback'; amountFen: number }
export type ClosingPosting = {
  lotId: string
  debit: 'available' | 'cash'
  credit: 'cash' | 'clawback' | 'in_transit'
  amountFen: number
}
export type StatementDraft = {
  partyKind: PartyKind
  partyId: string
  earnedFen: number
  clawbackFen: number
  payableFen: number
  lines: StatementLine[]
  postings: ClosingPosting[]
  hash: string
}
export type Closing = { statements: StatementDraft[]; rootHash: string }

/**
 * What each party is paid for a month: all that may be paid, less what it owes from earlier payouts, oldest first and at
 * most `netMaxPpm` of what it earned; what is still owed waits for the next month. A party with nothing to be paid gets
 * no statement. The hash of a statement covers its bytes, and the root all of them and the root before, so that no
 * closed month can be changed without every later root changing. Independent of the order of `lots`.
 */
export function closePeriod(
  period: { brandId: string; periodId: string; previousRoot: string; netMaxPpm: number },
  lots: readonly OpenLot[],
): Closing {
  const byParty = groupBy([...lots].sort(oldestFirst), ({ partyKind, partyId }) => `${partyKind}:${partyId}`)
  const statements = [...byParty.keys()]
    .sort()
    .map((key) => draft(period, byParty.get(key)!))
    .filter((statement) => statement.earnedFen > 0)
  return {
    statements,
    rootHash: merkleRoot(
      period.previousRoot,
      statements.map(({ hash }) => hash),
    ),
  }
}

function draft(period: Parameters<typeof closePeriod>[0], lots: readonly OpenLot[]): StatementDraft {
  const { partyKind, partyId } = lots[0]!
  const earnedFen = sum(lots.map((lot) => lot.availableFen))
  const mostFen = Math.floor((earnedFen * period.netMaxPpm) / PPM_WHOLE)
  const clawbacks = takeOldest(lots, mostFen, (lot) => lot.clawbackFen)
  const clawbackFen = sum(clawbacks.map(({ amountFen }) => amountFen))
  const earned = takeOldest(lots, earnedFen, (lot) => lot.availableFen)

  const lines = [
    ...earned.map((line) => ({ ...line, kind: 'earned' as const })),
    ...clawbacks.map((line) => ({ ...line, kind: 'clawback' as const })),
  ]
  const payableFen = earnedFen - clawbackFen
  const { brandId, periodId, previousRoot } = period
  const hash = canonicalHash({
    brandId,
    periodId,
    previousRoot,
    partyKind,
    partyId,
    earnedFen,
    clawbackFen,
    payableFen,
    lines,
  })
  return {
    partyKind,
    partyId,
    earnedFen,
    clawbackFen,
    payableFen,
    lines,
    hash,
    postings: post(earned, clawbacks, clawbackFen),
  }
}

/**
 * Netting goes through `cash`: what is kept back counts as paid on the lot that earned it, and as paid back on the lot
 * that owed it. Both lots then show what happened to them, and the two amounts of cash cancel: no money moved.
 */
function post(earned: readonly Slice[], clawbacks: readonly Slice[], clawbackFen: number): ClosingPosting[] {
  let nettedFen = clawbackFen
  const postings: ClosingPosting[] = []
  for (const { lotId, amountFen } of earned) {
    const keptFen = Math.min(nettedFen, amountFen)
    if (keptFen > 0) postings.push({ lotId, debit: 'available', credit: 'cash', amountFen: keptFen })
    if (amountFen > keptFen)
      postings.push({ lotId, debit: 'available', credit: 'in_transit', amountFen: amountFen - keptFen })
    nettedFen -= keptFen
  }
  assert(nettedFen === 0, 'Never more is netted than was earned')
  return [...postings, ...clawbacks.map((line) => ({ ...line, debit: 'cash' as const, credit: 'clawback' as const }))]
}

type Slice = { lotId: string; amountFen: number }

function takeOldest(lots: readonly OpenLot[], mostFen: number, of: (lot: OpenLot) => number): Slice[] {
  let leftFen = mostFen
  return lots.flatMap((lot) => {
    const amountFen = Math.min(leftFen, of(lot))
    leftFen -= amountFen
    return amountFen > 0 ? [{ lotId: lot.lotId, amountFen }] : []
  })
}

/** A binary tree over the sorted statement hashes, the root before it as the first leaf; an odd leaf moves up alone. */
export function merkleRoot(previousRoot: string, hashes: readonly string[]): string {
  let level = [previousRoot, ...[...hashes].sort()]
  do {
    const pairs: string[] = []
    for (let at = 0; at < level.length; at += 2) {
      pairs.push(canonicalHash(level[at + 1] === undefined ? [level[at]] : [level[at], level[at + 1]]))
    }
    level = pairs
  } while (level.length > 1)
  return level[0]!
}

function oldestFirst(a: OpenLot, b: OpenLot): number {
  return a.paidAtMs - b.paidAtMs || (a.lotId < b.lotId ? -1 : 1)
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
