export type InputFault = { path: string; fault: 'unstorable_text' | 'too_deep' | 'too_big' }

/** Far above what any endpoint takes: a page of 1,000 orders has some 20,000 values, four levels deep. */
const DEPTH_MAX = 32
const VALUES_MAX = 500_000

/**
 * What keeps an input from being stored or walked, whatever its endpoint: text the database cannot hold (a NUL, or half
 * of a surrogate pair), also as the name of a member, or more nesting or values than anybody sends. `null` when there is
 * nothing. A faulty name is shown as `?`; values are never echoed.
 */
export function inputFault(input: unknown): InputFault | null {
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value: input, path: [] }]
  for (let seen = 1; waiting.length > 0; seen++) {
    const { value, path } = waiting.pop()!
    const at = (fault: InputFault['fault'], name: readonly string[] = path) => ({ path: name.join('.'), fault })
    if (typeof value === 'string' && !isStorable(value)) return at('unstorable_text')
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue
    if (path.length === DEPTH_MAX) return at('too_deep')
    const members = Object.entries(value)
    if (seen + waiting.length + members.length > VALUES_MAX) return at('too_big')
    for (const [key, member] of members) {
      if (!isStorable(key)) return at('unstorable_text', [...path, '?'])
      waiting.push({ value: member, path: [...path, key] })
    }
  }
  return null
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text)
}
