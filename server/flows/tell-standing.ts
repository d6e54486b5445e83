import { decide } from '../modules/routing/decide'
import { leadStanding, type Standing } from '../modules/routing/lead-standing'
import { type StoredDecision, traceOf, versionsOf } from '../modules/routing/replay-decision'
import type { ArtefactLibrary } from './read-artefacts'

/**
 * Where a guide stood in a stored decision, from deciding it again: a trace names the first eight only. Null when they
 * were not looked at, or when a person or an older engine decided.
 */
export async function tellStanding(
  library: ArtefactLibrary,
  stored: StoredDecision,
  guideId: string,
): Promise<Standing | null> {
  const versions = versionsOf(stored)
  const artefacts = versions && (await library.artefactsOf(versions))
  const trace = traceOf(stored)
  if (!artefacts || !trace) return null
  const { input, state, seed, final } = trace
  const decision = decide(input, artefacts, state, seed)
  return leadStanding(guideId, { input, final, decision, rules: artefacts.rules })
}
