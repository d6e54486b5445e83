/** One spelling of a text for comparing: full-width and compatibility forms as their plain ones, lower case, single spaces. */
export function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
}

/** The words of what somebody typed, folded, each once; none when nothing is left to look for. */
export function searchWords(text: string): string[] {
  const words = foldText(text).split(/[\s,，、;；/|]+/)
  return [...new Set(words.filter((word) => word !== ''))]
}

export type SearchedProduct = { title: string; subtitle: string; makerName: string; category: string }

/** What a product is found by. */
export function searchText({ title, subtitle, makerName, category }: SearchedProduct): string {
  return foldText([title, subtitle, makerName, category].join(' '))
}
