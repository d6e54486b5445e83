/** One spelling of a text for comparing: full-width and compatibility forms as their plain ones, lower case, single spaces. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The words of what somebody typed, folded, each once; none when nothing is left to look for. */
export function searchWords(text: string): string[] {
  const words = foldText(text).split(/[\s,，、;；/|]+/)
  return [...new Set(words.filter((word) => word !== ''))]
}

/** Chinese characters of a word from which on something may stand between them. */
const LOOSE_FROM = 3
/** Characters that may stand between two of a word: 实木餐桌 finds 实木长餐桌. */
const GAP = '[^ ]{0,3}'

/**
 * A word as a pattern that also finds what is called a little longer: its Chinese characters in order, a few others
 * between them. Null for a short word, which stands for itself only: with two characters anything would be found.
 */
export function loosePattern(word: string): string | null {
  const pieces = word.match(/\p{Script=Han}|[^\p{Script=Han}]+/gu) ?? []
  const characters = pieces.filter((piece) => /\p{Script=Han}/u.test(piece)).length
  if (characters < LOOSE_FROM) return null
  return pieces.map((piece) => piece.replace(/[^\p{L}\p{N}]/gu, '\\$&')).join(GAP)
}

export type SearchedProduct = { title: string; subtitle: string; makerName: string; category: string }

/** What a product is found by. */
export function searchText({ title, subtitle, makerName, category }: SearchedProduct): string {
  return foldText([title, subtitle, makerName, category].join(' '))
}
