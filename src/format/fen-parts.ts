/** `1999` fen as `{yuan: '19', cents: '99'}`; whole fen in, no rounding anywhere. Thousands are grouped. */
export function fenParts(amountFen: number): { sign: string; yuan: string; cents: string } {
  const whole = Math.abs(Math.trunc(amountFen))
  const yuan = String(Math.floor(whole / 100)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return { sign: amountFen < 0 ? '-' : '', yuan, cents: String(whole % 100).padStart(2, '0') }
}

/** `¥19.99`, for running text. */
export function fenText(amountFen: number): string {
  const { sign, yuan, cents } = fenParts(amountFen)
  return `${sign}¥${yuan}.${cents}`
}
