import { createHash } from 'node:crypto'

/** A brand's day of decisions, closed. `prevHash` is the link of the day before, empty for the first. */
export type Seal = { day: string; decisions: number; rootHash: string; prevHash: string }

const sha256 = (prefix: string, ...parts: readonly Buffer[]) =>
  createHash('sha256').update(Buffer.from(prefix, 'hex')).update(Buffer.concat(parts)).digest()

/**
 * The root, in hex, of a hash tree over hashes in the order given: a leaf is SHA-256(00 ‖ hash), a node SHA-256(01 ‖ left
 * ‖ right), and what has no neighbour rises as it is, as the trees of RFC 6962 have it. One hash changed, taken away,
 * added or moved gives another root. Of no hashes it is SHA-256 of nothing.
 */
export function sealRoot(hashes: readonly string[]): string {
  if (hashes.length === 0) return sha256('').toString('hex')
  let level: Buffer[] = hashes.map((hash) => sha256('00', Buffer.from(hash, 'utf8')))
  while (level.length > 1) {
    const above: Buffer[] = []
    for (let at = 0; at < level.length; at += 2) {
      const [left, right] = [level[at]!, level[at + 1]]
      above.push(right ? sha256('01', left, right) : left)
    }
    level = above
  }
  return level[0]!.toString('hex')
}

/** What the seal of the next day holds of this one, in hex: no sealed day can be changed without changing all after it. */
export function linkOf({ day, decisions, rootHash, prevHash }: Seal): string {
  return sha256('', Buffer.from(`${day}\n${decisions}\n${rootHash}\n${prevHash}`, 'utf8')).toString('hex')
}

/** The seal of a day whose decisions' hashes are given in the order of their ids. */
export function sealOf(day: string, hashes: readonly string[], before: Seal | null): Seal {
  return { day, decisions: hashes.length, rootHash: sealRoot(hashes), prevHash: before ? linkOf(before) : '' }
}

export type SealFault = 'chain_broken' | 'decisions_missing' | 'decisions_added' | 'decisions_altered'

/** What is wrong with a day that was sealed, held against the decisions there are now; null when nothing is. */
export function sealFault(seal: Seal, hashes: readonly string[], before: Seal | null): SealFault | null {
  if (seal.prevHash !== (before ? linkOf(before) : '')) return 'chain_broken'
  if (hashes.length < seal.decisions) return 'decisions_missing'
  if (hashes.length > seal.decisions) return 'decisions_added'
  return sealRoot(hashes) === seal.rootHash ? null : 'decisions_altered'
}
