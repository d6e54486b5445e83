/** `1234567890` as `1234 567 890`: read aloud and typed in groups. */
export function codeText(code: string): string {
  return code.length === 10 ? `${code.slice(0, 4)} ${code.slice(4, 7)} ${code.slice(7)}` : code
}
