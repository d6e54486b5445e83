import { maskPhones } from '../../kernel/log'

/** What a shopper wants when they did not say. */
export const GENERAL_WISH = 'general'

/**
 * One spelling for one wish, so that asking twice meets the same open lead: trimmed, lower case, single spaces. A mobile
 * number written into it is masked: a wish is read before anybody is allowed the number, and goes out in notices.
 */
export function wishKey(text: string | null | undefined): string {
  const plain = (text ?? '').normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  const key = maskPhones(plain).slice(0, 60)
  return key === '' ? GENERAL_WISH : key
}
