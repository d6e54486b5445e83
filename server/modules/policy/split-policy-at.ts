import { SplitPolicy } from '../../../contract/split-policy'
import { assert } from '../../kernel/assert'

export type SplitPolicyVersion = { version: number; policy: SplitPolicy; effectiveFrom: Date }

/** Reads stored versions once, newest first, as the database lists them. */
export function readSplitPolicies(
  rows: readonly { version: number; doc: unknown; effectiveFrom: Date }[],
): SplitPolicyVersion[] {
  return rows.map(({ version, doc, effectiveFrom }) => ({ version, policy: SplitPolicy.parse(doc), effectiveFrom }))
}

/**
 * The version in force when an order was paid: the newest whose start had come. Orders from before the first version
 * (an import of old sales) fall under the first.
 */
export function splitPolicyAt(versions: readonly SplitPolicyVersion[], paidAt: Date): SplitPolicyVersion {
  const found = versions.find(({ effectiveFrom }) => effectiveFrom <= paidAt) ?? versions.at(-1)
  assert(found, 'A brand has at least one split policy')
  return found
}

/** The version an order was settled under, by number. */
export function splitPolicyOf(versions: readonly SplitPolicyVersion[], version: number): SplitPolicyVersion {
  const found = versions.find((candidate) => candidate.version === version)
  assert(found, `No split policy version ${version}`)
  return found
}
