/** What people type for a price, `129` or `129.5`, in whole fen; null when it is none or above what anything costs. */
export function parseYuan(text: string): number | null {
  const parts = /^(\d{1,7})(?:\.(\d{1,2}))?$/.exec(text.trim())
  if (!parts) return null
  return Number(parts[1]) * 100 + Number((parts[2] ?? '').padEnd(2, '0'))
}
