import { RoutingPolicy } from '../../../contract/routing-policy'
import { canonicalHash } from '../../kernel/canonical'
import { type RoutingInput, routeLead } from './route-lead'

/** The fingerprint by which a replayed decision is compared with the stored one, byte for byte. */
export function decisionHash(input: unknown, output: unknown): string {
  return canonicalHash({ input, output })
}

/** Written instead of the routing engine's version when a person decided: there is no rule to decide it again by. */
export const MANUAL_ENGINE = 'manual'

export type StoredDecision = { engineVersion: string; input: unknown; output: unknown; hash: string }

/**
 * Decides again from what was stored, under the policy version of then; true when the bytes are the same. What a
 * person decided is checked for being unaltered instead.
 */
export function isReplayEqual(stored: StoredDecision, policyDoc: unknown): boolean {
  const isManual = stored.engineVersion === MANUAL_ENGINE
  const output = isManual ? stored.output : routeLead(stored.input as RoutingInput, RoutingPolicy.parse(policyDoc))
  return decisionHash(stored.input, output) === stored.hash
}
