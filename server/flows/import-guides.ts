import type { Caller, Ctx } from '../kernel/ctx'
import { shanghaiDay } from '../kernel/shanghai-time'
import type { Caps } from '../modules/network/clamp-capacity'
import { DEFAULT_CAPS } from '../modules/network/default-caps'
import { type GuideFacts, replaceGuideStores, upsertGuides } from '../modules/network/guide.sql'
import { upsertGuideLoads } from '../modules/network/guide-load.sql'
import { type GuideByCode, guidesByCode } from '../modules/network/network-by-code.sql'
import { storeIdsByCode } from '../modules/network/store.sql'
import { besideStanding, type ImportOptions, type ImportOutcome, importOnce, rowsToWrite } from './import-once'

/** The first of `storeCodes` is the home store. A cap that is null stays as HQ set it, and is the usual one for a new guide. */
export type GuideToImport = GuideFacts & { [C in keyof Caps]: number | null } & { storeCodes: readonly string[] }
type WholeGuide = GuideFacts & Caps & { storeCodes: readonly string[] }

/**
 * Takes in guides, found by their code in the brand, with their stores and caps. A guide of an unknown store is
 * refused; so is one who stands already with other facts, unless `mayUpdate`. One outcome a row.
 */
export async function importGuides(
  ctx: Ctx<Caller>,
  options: ImportOptions,
  rows: readonly GuideToImport[],
): Promise<ImportOutcome[]> {
  const { brandId, mayUpdate = false, isLookOnly = false } = options
  const asked = { ...options, kind: 'guides', keyField: 'code' } as const
  return importOnce(
    ctx,
    asked,
    rows,
    (row) => ({ key: row.code }),
    async (fresh) => {
      const storeIds = await storeIdsByCode(ctx.db, brandId, [...new Set(fresh.flatMap((row) => row.storeCodes))])
      const standing = await guidesByCode(
        ctx.db,
        brandId,
        fresh.map((row) => row.code),
      )
      const whole = fresh.map((row) => withCaps(row, standing.get(row.code)))
      const outcomes = whole.map((row): ImportOutcome => {
        if (row.storeCodes.some((code) => !storeIds.has(code))) {
          return { kind: 'refused', field: 'store_codes', code: 'store_unknown' }
        }
        const guide = standing.get(row.code)
        return besideStanding(guide && comparable(guide), comparable(row), mayUpdate)
      })
      if (!isLookOnly) await writeGuides(ctx, brandId, rowsToWrite(whole, outcomes), storeIds)
      return outcomes
    },
  )
}

function withCaps(row: GuideToImport, standing: Caps = DEFAULT_CAPS): WholeGuide {
  const { dayCap, openCap, memberCap } = row
  return {
    ...row,
    dayCap: dayCap ?? standing.dayCap,
    openCap: openCap ?? standing.openCap,
    memberCap: memberCap ?? standing.memberCap,
  }
}

/** What a file says of a guide; which store is home counts, the rest are a set. */
function comparable(guide: WholeGuide | GuideByCode) {
  const [home, ...others] = guide.storeCodes
  const { code, name, role, grade, joinedOn, dayCap, openCap, memberCap } = guide
  const skills = [...guide.skills].sort()
  return { code, name, role, grade, joinedOn, dayCap, openCap, memberCap, skills, home, others: others.sort() }
}

async function writeGuides(
  ctx: Ctx<Caller>,
  brandId: string,
  rows: readonly WholeGuide[],
  storeIds: ReadonlyMap<string, string>,
): Promise<void> {
  if (rows.length === 0) return
  const facts = rows.map(({ code, name, role, grade, skills, joinedOn }) => ({
    ...{ code, name, role, grade, skills, joinedOn },
    id: ctx.newId('gd'),
  }))
  const made = await upsertGuides(ctx.db, brandId, facts, ctx.now)
  const idOf = new Map(made.map(({ id, code }) => [code, id]))
  const written = rows.map((row) => ({ ...row, guideId: idOf.get(row.code) as string }))
  const places = written.flatMap(({ guideId, storeCodes }) =>
    storeCodes.map((code, index) => ({ guideId, storeId: storeIds.get(code) as string, isHome: index === 0 })),
  )
  await replaceGuideStores(ctx.db, [...idOf.values()], places)
  await upsertGuideLoads(ctx.db, brandId, written, { now: ctx.now, today: shanghaiDay(ctx.now) })
}
