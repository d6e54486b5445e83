import type { Input, Output } from '../../../contract/endpoint'
import type { saveRuleSetDraft as endpoint } from '../../../contract/rule-work'
import { checkRules, nameThings } from '../../flows/check-rules'
import { moveRuleSet } from '../../flows/move-rule-set'
import { readStandings } from '../../flows/read-rule-set'
import { AppError } from '../../kernel/app-error'
import { canonicalHash } from '../../kernel/canonical'
import { actorOf, type CallerOf, type Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { holdRuleSets, insertRuleSet, listRuleSets } from '../../modules/ruleset/rule-set.sql'
import { sayRuleSet } from '../../modules/ruleset/say-rule-set'

/**
 * Saves a draft as a new version; versions are never changed. Of two people who change the same version the second is
 * told of the first one's, unless that was thrown away. A draft with faults is not saved; warnings are kept with it.
 */
export async function saveRuleSetDraft(
  ctx: Ctx<CallerOf<'ops'>>,
  { parentVersion, doc, note, expected, reviewOn }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  // Looked at again on a day that is over, it would be due the moment it decides.
  if (reviewOn !== null && reviewOn <= shanghaiDay(ctx.now)) throw new AppError('review_day_past', { reviewOn })
  await holdRuleSets(ctx.db, brandId)
  const versions = await listRuleSets(ctx.db, brandId)
  if (!versions.some(({ version }) => version === parentVersion)) throw new AppError('rule_set_unknown')
  const { of } = await readStandings(ctx, brandId)
  const rival = newestRival(versions, parentVersion, (version) => of(version).status === 'retired')
  if (rival) throw new AppError('rule_set_conflict', { newest: versions[0]!.version, ...toldOf(rival) })

  const { set, faults, warnings } = await checkRules(ctx, brandId, doc)
  if (!set || faults.length > 0) throw new AppError('rule_set_invalid', { faults })
  const version = versions[0]!.version + 1
  await insertRuleSet(ctx.db, {
    brandId,
    version,
    parent: parentVersion,
    doc: set,
    docHash: canonicalHash(set),
    note,
    expectedMetric: expected?.metric ?? null,
    expectedChangePpm: expected?.changePpm ?? null,
    reviewOn,
    createdBy: actorOf(ctx.caller),
    createdAt: ctx.now,
  })
  await moveRuleSet(ctx, {
    version,
    status: 'draft',
    action: 'saveRuleSetDraft',
    reason: note,
    detail: { parentVersion, warnings },
  })
  return { version, warnings, sentences: sayRuleSet(set, await nameThings(ctx, brandId, [set])) }
}

type Version = Awaited<ReturnType<typeof listRuleSets>>[number]

/** The last of what others made of a version and of each other's, leaving out what was thrown away; null: nobody did. */
function newestRival(
  versions: readonly Version[],
  parentVersion: number,
  isGone: (version: number) => boolean,
): Version | null {
  const rival = versions.find(({ version, parent }) => parent === parentVersion && !isGone(version))
  return rival ? (newestRival(versions, rival.version, isGone) ?? rival) : null
}

/** Who was first and when: what the second needs to bring both together. */
const toldOf = ({ version, note, createdByName, createdAt }: Version) => ({
  version,
  note,
  byName: createdByName,
  at: createdAt,
})
