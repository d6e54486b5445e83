import { randomBytes } from 'node:crypto'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

/** What each prefix names; an id is readable in a log and sorts by the time it was made. */
export type IdPrefix =
  | 'br'
  | 'rg'
  | 'st'
  | 'gd'
  | 'sf'
  | 'pt'
  | 'mb'
  | 'tp'
  | 'ld'
  | 'ln'
  | 'as'
  | 'dc'
  | 'fu'
  | 'bd'
  | 'ob'
  | 'or'
  | 'ol'
  | 'rf'
  | 'at'
  | 'lt'
  | 'jn'
  | 'sm'
  | 'po'
  | 'dp'
  | 'af'
  | 'cs'
  | 'bf'
  | 'on'
  | 'pr'
  | 'au'
  | 'rq'
  | 'ev'
  | 'ad'
  | 'rr'
  | 'im'
  | 'ex'
  | 'cg'
  | 're'
  | 'ap'
  | 'bt'
  | 'pl'
  | 'sg'
  | 'sp'

export type NewId = (prefix: IdPrefix) => string
export type RandomBytes = (count: number) => Uint8Array

/**
 * Makes ids `ld_` + 9 characters of time, 3 that count within the millisecond, 9 of chance (45 bits): ids of one process
 * sort in the order they were made. Clock and chance are injected, so a run can be repeated.
 */
export function idMaker(nowMs: () => number, random: RandomBytes = randomBytes): NewId {
  let lastMs = 0
  let countInMs = 0
  return (prefix) => {
    const timeMs = nowMs()
    countInMs = timeMs === lastMs ? countInMs + 1 : 0
    lastMs = timeMs
    const chance = [...random(9)].map((byte) => ALPHABET[byte % 32]).join('')
    return `${prefix}_${base32(timeMs, 9)}${base32(countInMs, 3)}${chance}`
  }
}

/** The least id of a kind that can be made from a moment on: what is older sorts before it. */
export function leastIdFrom(prefix: IdPrefix, at: Date): string {
  return `${prefix}_${base32(at.getTime(), 9)}`
}

function base32(value: number, characters: number): string {
  let rest = value
  let text = ''
  for (let i = 0; i < characters; i++) {
    text = ALPHABET[rest % 32] + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** A short code for a QR scene: 11 base62 characters, 65 bits, not guessable and within WeChat's 32. */
export function newScanCode(random: RandomBytes = randomBytes): string {
  let text = ''
  while (text.length < 11) {
    // 248 = 4 × 62: larger bytes are drawn again so that every character is equally likely.
    for (const byte of random(16)) if (byte < 248 && text.length < 11) text += BASE62[byte % 62]
  }
  return text
}

/** Ten digits that are shown and typed at a counter: `first` says what they stand for, nine are drawn, 30 bits. */
export function newCounterCode(first: '1' | '2', random: RandomBytes = randomBytes): string {
  let text: string = first
  while (text.length < 10) {
    // 250 = 25 × 10: larger bytes are drawn again so that every digit is equally likely.
    for (const byte of random(12)) if (byte < 250 && text.length < 10) text += byte % 10
  }
  return text
}
