import type { Db } from '../kernel/ctx'
import { readDecisions } from '../modules/routing/decision.sql'
import { isReplayEqual, versionsOf } from '../modules/routing/replay-decision'
import { openLibrary } from './read-artefacts'

/** `altered`: deciding again gives other bytes; `unchained`: it does not name the attempt before it. */
export type DecisionFault = { decisionId: string; leadId: string; attempt: number; fault: 'altered' | 'unchained' }
export type DecisionsReplayed = { decisions: number; replayed: number; mismatches: DecisionFault[] }

const ROWS = 500

/**
 * Decides every decision of `from ≤ at < to` again under the artefacts of its versions and compares it byte for byte;
 * what persons and older engines decided is checked for being unaltered. `replayed` are those decided again. Each has to
 * name the attempt before it by its hash; what is older than the chain names none.
 */
export async function replayDecisions(
  db: Db,
  brandId: string,
  span: { from: Date; to: Date },
): Promise<DecisionsReplayed> {
  const library = openLibrary(db, brandId)
  const found: DecisionsReplayed = { decisions: 0, replayed: 0, mismatches: [] }
  for (let after = ''; ; ) {
    const rows = await readDecisions(db, { brandId, ...span, after, rows: ROWS })
    for (const stored of rows) {
      const { id: decisionId, leadId, attempt } = stored
      const versions = versionsOf(stored)
      const artefacts = versions && (await library.artefactsOf(versions))
      const isChained = stored.prevHash === stored.beforeHash || (versions === null && stored.prevHash === '')
      if (versions) found.replayed += 1
      if (!isReplayEqual(stored, artefacts)) found.mismatches.push({ decisionId, leadId, attempt, fault: 'altered' })
      else if (!isChained) found.mismatches.push({ decisionId, leadId, attempt, fault: 'unchained' })
    }
    found.decisions += rows.length
    const last = rows.at(-1)
    if (!last) return found
    after = last.id
  }
}
