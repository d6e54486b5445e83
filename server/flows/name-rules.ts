import type { RuleNames } from '../modules/routing/why-me'
import type { ArtefactLibrary } from './read-artefacts'

/** The names of a version's rules, for saying which of them counted; none for decisions that no version made. */
export async function ruleNamesOf(library: ArtefactLibrary, version: number | null): Promise<RuleNames> {
  const rules = version === null ? null : await library.rulesOf(version)
  const names = new Map(rules?.doc.rules.map(({ id, name }) => [id, name]))
  return (ruleId) => names.get(ruleId)
}
