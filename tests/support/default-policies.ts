import type { PolicyKind } from '../../contract/vocabulary'
import { DEFAULT_ROUTING_POLICY } from '../../server/modules/policy/default-routing-policy'
import { DEFAULT_SCORING_POLICY } from '../../server/modules/policy/default-scoring-policy'
import { DEFAULT_SPLIT_POLICY } from '../../server/modules/policy/default-split-policy'

/** Version 1 of every policy, as a new brand gets them. */
export const DEFAULT_POLICIES: readonly (readonly [PolicyKind, unknown])[] = [
  ['scoring', DEFAULT_SCORING_POLICY],
  ['routing', DEFAULT_ROUTING_POLICY],
  ['split', DEFAULT_SPLIT_POLICY],
]
