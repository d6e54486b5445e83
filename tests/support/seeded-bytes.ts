import type { RandomBytes } from '../../server/kernel/new-id'

/** Repeatable chance (mulberry32): the same seed gives the same bytes, so a failing run can be run again. */
export function seededBytes(seed: number): RandomBytes {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return (t ^ (t >>> 14)) >>> 0
  }
  return (count) => Uint8Array.from({ length: count }, () => next() & 255)
}
