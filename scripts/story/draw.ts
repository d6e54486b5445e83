import { fnv1a } from '../../server/modules/routing/fnv1a'

/**
 * A number in [0, 1) that depends on the seed and the named thing alone, not on what was drawn before: the same lead
 * meets the same guide's mood whatever else happens at the same time.
 */
export function draw(seed: number, ...names: (string | number)[]): number {
  // One multiplication more (murmur3's finaliser): FNV's high bits alone are too regular for texts that differ at the end.
  let hash = fnv1a(`${seed}:${names.join(':')}`)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}

/** One of a list, by the same rule. */
export function pick<T>(list: readonly T[], seed: number, ...names: (string | number)[]): T {
  return list[Math.floor(draw(seed, ...names) * list.length)] as T
}
