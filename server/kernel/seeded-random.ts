/**
 * A repeatable stream of numbers in [0, 1) from a 32-bit seed: the same seed gives the same stream on every machine.
 * Mulberry32 (Tommy Ettinger, 2017, public domain): one add, three multiplies. For draws and simulations, never for secrets.
 */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000
  }
}
