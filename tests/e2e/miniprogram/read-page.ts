import { strict as assert } from 'node:assert'

export type Person = { name: string; login: string; phone: string; shown: string }

/** Somebody nobody has seen before; `shown` is their number as guides and headquarters see it. */
export function newPerson(name: string): Person {
  const digits = String(Math.floor(Math.random() * 1e8)).padStart(8, '0')
  return { name, login: `story-${digits}`, phone: `137${digits}`, shown: `137****${digits.slice(4)}` }
}

/** The fen of an amount as it is printed, `¥1,234.50`. */
export function fenIn(text: string, pattern: RegExp): number {
  const printed = pattern.exec(text)?.[1]
  assert.ok(printed, `${pattern} is on the page:\n${text}`)
  return fenOf(printed)
}

export function fenSumIn(text: string, pattern: RegExp): number {
  return [...text.matchAll(pattern)].reduce((sum, [, printed]) => sum + fenOf(printed!), 0)
}

export function pickUpCodeIn(text: string): string {
  const code = /取货码\s*(1\d{3} \d{3} \d{3})/.exec(text)?.[1]
  assert.ok(code, `a pick-up code is on the page:\n${text}`)
  return code
}

function fenOf(printed: string): number {
  const [yuan = '', cents = ''] = printed.replace(/[,\s]/g, '').split('.')
  return Number(yuan) * 100 + Number(cents)
}
