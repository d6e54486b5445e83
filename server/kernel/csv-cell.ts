/** What a spreadsheet takes for the start of a formula, the full-width forms included (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/

/** One cell of a CSV file for a spreadsheet: quoted where it must be, and never run as a formula but shown. */
export function csvCell(text: string): string {
  const safe = FORMULA_START.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
