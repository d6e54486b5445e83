const WORD_MAX = 12

/** What is worth searching for: the first word of what sells best, each once, short enough for a chip. */
export function hotWords(titles: readonly string[], most: number): string[] {
  const words = titles.map((title) => title.trim().split(/[\s（(·]/)[0] ?? '')
  return [...new Set(words.filter((word) => word !== '' && word.length <= WORD_MAX))].slice(0, most)
}
