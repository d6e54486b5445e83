import { yuanText } from '../../contract/money'

/** An amount of fen as `¥1,234.05`, digits of one width; what is missing is a dash. */
export function FenText({ fen }: { fen: number | null | undefined }) {
  return <span className="number">{fen === null || fen === undefined ? '—' : fenText(fen)}</span>
}

/** `-¥1,234.05`, for running text and charts. */
export function fenText(amountFen: number): string {
  return amountFen < 0 ? `-¥${yuanText(-amountFen)}` : `¥${yuanText(amountFen)}`
}
