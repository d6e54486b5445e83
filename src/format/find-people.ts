/** Whether somebody answers to what was typed: a part of the name, or digits of the masked number. */
export function isCalled(person: { displayName: string | null; phoneMasked: string | null }, words: string): boolean {
  const asked = words.trim().toLowerCase()
  if (asked === '') return true
  const isNamed = (person.displayName ?? '').toLowerCase().includes(asked)
  return isNamed || (/^\d+$/.test(asked) && (person.phoneMasked ?? '').includes(asked))
}
