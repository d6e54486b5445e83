/** What a shopper wants when they did not say. */
export const GENERAL_WISH = 'general'

/** One spelling for one wish, so that asking twice meets the same open lead: trimmed, lower case, single spaces. */
export function wishKey(text: string | null | undefined): string {
  const key = (text ?? '').normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ').slice(0, 60)
  return key === '' ? GENERAL_WISH : key
}
