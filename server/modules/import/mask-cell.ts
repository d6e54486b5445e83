/** Hides the middle of what stands in a phone's cell, right or wrong. */
export function maskPhoneCell(text: string): string {
  const digits = text.replace(/\D/g, '')
  return digits.length < 7 ? text : `${digits.slice(0, 3)}****${digits.slice(-2)}`
}

/** Hides the middle of what looks like a mobile number anywhere in a text. */
export function maskPhonesIn(text: string): string {
  return text.replace(/(?<![\dA-Za-z.])1[3-9]\d(?:([-\s])\d{4}\1\d{3,5}|\d{6,})(?![\dA-Za-z])/g, maskPhoneCell)
}
