/** A part as a share of a whole, `35%`, `33.33%`: for reading beside the exact amounts, never to compute with. */
export function shareText(part: number, whole: number): string {
  return whole > 0 ? `${Math.round((part / whole) * 10_000) / 100}%` : '0%'
}

/** The server's exact share `499 + 3500000/7000000` in plain words: `499 又 1/2 分`. */
export function exactFenText(exact: string): string {
  const [, whole, top, bottom] = /^(\d+) \+ (\d+)\/(\d+)$/.exec(exact) ?? []
  if (!whole || !top || !bottom) return exact
  if (Number(top) === 0) return `${whole} 分`
  const unit = greatestCommonDivisor(Number(top), Number(bottom))
  return `${whole} 又 ${Number(top) / unit}/${Number(bottom) / unit} 分`
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b)
}
