/** Whole fen. 1 CNY = 100 fen. Never a fraction, never a float of yuan. */
export type Fen = number & { readonly unit: 'fen' }

/** Whole parts per million. 1_000_000 ppm = 100 %, 10_000 ppm = 1 %. */
export type Ppm = number & { readonly unit: 'ppm' }

export const PPM_WHOLE = 1_000_000

/** Largest amount one order or posting may carry: 50 million yuan, so that amount × ppm stays an exact integer. */
export const FEN_MAX = 5_000_000_000

/** Marks a number as fen. Throws `RangeError` when it is not whole or out of range. */
export function fen(amount: number): Fen {
  if (!Number.isInteger(amount)) throw new RangeError(`fen must be whole: ${amount}`)
  if (Math.abs(amount) > FEN_MAX) throw new RangeError(`fen out of range: ${amount}`)
  return amount as Fen
}

/** Marks a number as parts per million. Throws `RangeError` when it is not whole or outside 0 to 100 %. */
export function ppm(rate: number): Ppm {
  if (!Number.isInteger(rate)) throw new RangeError(`ppm must be whole: ${rate}`)
  if (rate < 0 || rate > PPM_WHOLE) throw new RangeError(`ppm out of range: ${rate}`)
  return rate as Ppm
}

/** Shows fen as yuan with two digits, `-1,234.05`. Never rounds: the digits are moved, not computed. */
export function yuanText(amountFen: number): string {
  const digits = String(Math.abs(amountFen)).padStart(3, '0')
  const whole = digits.slice(0, -2).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${amountFen < 0 ? '-' : ''}${whole}.${digits.slice(-2)}`
}
