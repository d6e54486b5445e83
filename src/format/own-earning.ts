import type { Account } from '../../contract/vocabulary'

type Lot = {
  lotId: string
  isOwn: boolean
  amountFen: number
  amountNowFen: number
  accounts: Partial<Record<Account, number>>
}
type Step = { kind: string; words: string; lotId: string; credit: Account; amountFen: number; at: string }
type Explained = { lines: readonly { poolFen: number; lots: readonly Lot[] }[]; steps: readonly Step[] }
export type OwnStep = { key: string; words: string; to: Account; amountFen: number; at: string }

/** The part of an explained order that is the reader's own, in whole fen: when paid, now, where it stands, how it moved. */
export function ownEarning({ lines, steps }: Explained): {
  amountFen: number
  amountNowFen: number
  accounts: [Account, number][]
  steps: OwnStep[]
} {
  const lots = lines.flatMap((line) => line.lots.filter(({ isOwn }) => isOwn))
  const accounts = new Map<Account, number>()
  for (const lot of lots) {
    for (const [account, fen] of Object.entries(lot.accounts) as [Account, number][]) {
      accounts.set(account, (accounts.get(account) ?? 0) + fen)
    }
  }
  // What a guide reads is what they have; the expense is the brand's other side of it.
  accounts.delete('expense')
  return {
    amountFen: sum(lots.map((lot) => lot.amountFen)),
    amountNowFen: sum(lots.map((lot) => lot.amountNowFen)),
    accounts: [...accounts].filter(([, fen]) => fen !== 0),
    steps: joined(steps.filter(({ lotId }) => lots.some((lot) => lot.lotId === lotId))),
  }
}

/** One journal moves every line of an order at once: people read it as one step. */
function joined(steps: readonly Step[]): OwnStep[] {
  const byKey = new Map<string, OwnStep>()
  for (const { kind, words, credit, amountFen, at } of steps) {
    const key = `${at}-${kind}-${credit}`
    const known = byKey.get(key)
    byKey.set(key, { key, words, to: credit, amountFen: amountFen + (known?.amountFen ?? 0), at })
  }
  return [...byKey.values()]
}

/** About how much of an order's pool a moved weight was worth: whole fen, rounded down. */
export function movedFen(
  lines: Explained['lines'],
  { weight, weightSum }: { weight: number; weightSum: number },
): number {
  return weightSum === 0 ? 0 : sum(lines.map(({ poolFen }) => Math.floor((poolFen * weight) / weightSum)))
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}
