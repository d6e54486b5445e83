// Taken out once: under the test runner each look at a global costs more than the draw.
const { imul, log, sqrt } = Math
const STATE_WORDS = 624
const SHIFT_WORDS = 397

/**
 * Numbers in [0, 1) of 53 bits, as numpy's `RandomState(seed)` draws them: MT19937 (Matsumoto and Nishimura 1998), two words
 * a number. Only here to repeat published figures to the last digit; everything else draws from `seededRandom`.
 */
export function mersenneTwister(seed: number): () => number {
  const state = new Uint32Array(STATE_WORDS)
  state[0] = seed >>> 0
  for (let at = 1; at < STATE_WORDS; at++) {
    const before = state[at - 1]!
    state[at] = imul(before ^ (before >>> 30), 1_812_433_253) + at
  }
  let used = STATE_WORDS
  const word = () => {
    if (used === STATE_WORDS) {
      twist(state)
      used = 0
    }
    return temper(state[used++]!)
  }
  return () => {
    const upper = word() >>> 5
    const lower = word() >>> 6
    return (upper * 0x400_0000 + lower) / 0x20_0000_0000_0000
  }
}

function twist(state: Uint32Array): void {
  for (let at = 0; at < STATE_WORDS; at++) {
    const joined = (state[at]! & 0x8000_0000) | (state[(at + 1) % STATE_WORDS]! & 0x7fff_ffff)
    const shifted = (joined >>> 1) ^ (joined & 1 ? 0x9908_b0df : 0)
    state[at] = state[(at + SHIFT_WORDS) % STATE_WORDS]! ^ shifted
  }
}

function temper(word: number): number {
  let mixed = word ^ (word >>> 11)
  mixed ^= (mixed << 7) & 0x9d2c_5680
  mixed ^= (mixed << 15) & 0xefc6_0000
  return (mixed ^ (mixed >>> 18)) >>> 0
}

/** Draws a Beta(alpha, beta), both above 1, from two gammas (Marsaglia and Tsang 2000) in the order numpy draws them. */
export function betaDraws(next: () => number): (alpha: number, beta: number) => number {
  let kept: number | null = null
  const normal = () => {
    if (kept !== null) {
      const second = kept
      kept = null
      return second
    }
    for (;;) {
      const x = 2 * next() - 1
      const y = 2 * next() - 1
      const square = x * x + y * y
      if (square >= 1 || square === 0) continue
      const scale = sqrt((-2 * log(square)) / square)
      kept = scale * x
      return scale * y
    }
  }
  const gamma = (shape: number) => {
    const d = shape - 1 / 3
    const c = 1 / sqrt(9 * d)
    for (;;) {
      const x = normal()
      const root = 1 + c * x
      if (root <= 0) continue
      const v = root ** 3
      const u = next()
      if (u < 1 - 0.0331 * x ** 4 || log(u) < 0.5 * x * x + d * (1 - v + log(v))) return d * v
    }
  }
  return (alpha, beta) => {
    const first = gamma(alpha)
    return first / (first + gamma(beta))
  }
}
