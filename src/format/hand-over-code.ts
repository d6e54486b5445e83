/** Orders begin with 1, gifts with 2. */
const CODE = /(?<!\d)[12]\d{9}(?!\d)/

/** The ten digits of a pick-up or gift code in what was typed, pasted or scanned; null when there are none. */
export function readHandOverCode(text: string): string | null {
  const plain = text.normalize('NFKC')
  return CODE.exec(plain)?.[0] ?? CODE.exec(plain.replace(/[\s-]/g, ''))?.[0] ?? null
}

/** `1234 567 890`, as it is printed. */
export function spacedCode(code: string): string {
  return code.replace(/^(\d{4})(\d{3})(\d{3})$/, '$1 $2 $3')
}
