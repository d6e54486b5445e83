/** Numbers as people read them. Pure. */

/** `12,345`. */
export function countText(value: number): string {
  return String(Math.round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, ',')
}

/** A share of 0 to 1 as `12.3%`; null is a dash. */
export function shareText(share: number | null | undefined, digits = 1): string {
  if (share === null || share === undefined) return '—'
  return `${Number((share * 100).toFixed(digits))}%`
}

/** Parts per million as `12.3%`. */
export function ppmText(ratePpm: number | null | undefined, digits = 2): string {
  return ratePpm === null || ratePpm === undefined ? '—' : shareText(ratePpm / 1_000_000, digits)
}
