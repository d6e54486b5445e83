import { maskPhones } from '../../kernel/log'

/** What a shopper wants when they did not say. */
export const GENERAL_WISH = 'general'

/** A wish in somebody's own words, where words are kept for good. */
const OTHER_WISH = 'other'

/**
 * A wish as decisions keep it: what the mall or the rules have a name for. Free text may say anything of a person, and
 * a trace outlives their account.
 */
export function keptWish(wish: string, isShelf: boolean, named: Readonly<Record<string, unknown>>): string {
  return wish === GENERAL_WISH || isShelf || Object.hasOwn(named, wish) ? wish : OTHER_WISH
}

/**
 * One spelling for one wish, so that asking twice meets the same open lead: trimmed, lower case, single spaces. A mobile
 * number written into it is masked: a wish is read before anybody is allowed the number, and goes out in notices.
 */
export function wishKey(text: string | null | undefined): string {
  const plain = (text ?? '').normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')
  const key = maskPhones(plain).slice(0, 60)
  return key === '' ? GENERAL_WISH : key
}
