import { LeadModel } from '../../contract/lead-model'
import { compilePrices, PriceTable } from '../../contract/price-table'
import { RuleSet } from '../../contract/rule-set'
import { ScoringPolicy } from '../../contract/scoring-policy'
import { assert } from '../kernel/assert'
import { canonicalHash } from '../kernel/canonical'
import type { Ctx, Db } from '../kernel/ctx'
import { CompiledCache } from '../modules/artefact/compiled-cache'
import {
  artefactsInForce,
  type Document,
  type DocumentKind,
  type DocumentOf,
  readDocuments,
  type VersionInForce,
} from '../modules/artefact/in-force.sql'
import { type CompiledRules, compileRules } from '../modules/routing/compile-rules'
import { FREE_CAPACITY, NO_PRICES, POINTS_MODEL, POINTS_SCORER } from '../modules/routing/day-zero'
import type { Artefacts } from '../modules/routing/decide'
import type { LeadScorer, PriceLookup } from '../modules/routing/routing-facts'
import type { Versions } from '../modules/routing/trace'
import { compileModel } from '../modules/scoring/compile-model'

/** A model in force: what scores, and the table that tells why. */
export type Model = { scorer: LeadScorer; doc: LeadModel }

export type ArtefactsAt = {
  /** The points table of day 0, which scores a lead while no model does. */
  scoring: { version: number; doc: ScoringPolicy }
  /** The model the live rules score by; null while they score by points. */
  model: Model | null
  live: Artefacts
  /** The draft of the running pilot, with the plan that says where and when it decides. */
  pilot: { artefacts: Artefacts; plan: unknown } | null
  shadow: Artefacts | null
}

/** A few versions of a few brands; each is some hundred kilobytes at most. */
const KEPT_MAX = 128
const cache = new CompiledCache(KEPT_MAX)

/** Documents become what decides by them: parsed and compiled once for each version and hash. */
const COMPILE = {
  rules: ({ version, doc }: Document) => compileRules(Number(version), RuleSet.parse(doc)),
  scoring: ({ version, doc }: Document) => ({ version: Number(version), doc: ScoringPolicy.parse(doc) }),
  model: ({ version, doc }: Document): Model => {
    const model = LeadModel.parse(doc)
    return { doc: model, scorer: { version, ...compileModel(model) } }
  },
  prices: ({ version, doc }: Document): PriceLookup => {
    const table = PriceTable.parse(doc)
    return { version, ...compilePrices(table), expectedLoad: table.expectedLoad }
  },
} satisfies Record<DocumentKind, (document: Document) => unknown>
type Compiled<Kind extends DocumentKind> = ReturnType<(typeof COMPILE)[Kind]>

const keyOf = (kind: DocumentKind, { version, docHash }: VersionInForce) => `${kind}:${version}:${docHash}`

/**
 * What decides about a brand's leads now, compiled: one statement, and a second for documents that are new here. A model or
 * prices that are not what was published decide nothing: points and free capacity do, as before there were any.
 */
export async function readArtefacts(ctx: ReadingCtx, brandId: string): Promise<ArtefactsAt> {
  const inForce = await artefactsInForce(ctx.db, brandId, ctx.now)
  const { scoring, live, pilot, shadow, model, prices } = inForce
  const known = await know(ctx, brandId, [
    ['scoring', scoring],
    ...[live, pilot, shadow].map((one) => ['rules', one] as const),
    ['model', model],
    ['prices', prices],
  ])
  const priceLookup = (prices && known('prices', prices)) ?? FREE_CAPACITY
  const modelInForce = model && known('model', model)
  const artefactsBy = (version: VersionInForce): Artefacts => {
    const rules = standing('rules', version, known)
    return { rules, model: scorerOf(rules, modelInForce), prices: priceLookup }
  }
  const liveArtefacts = artefactsBy(live)
  return {
    scoring: standing('scoring', scoring, known),
    model: liveArtefacts.model === POINTS_SCORER ? null : modelInForce,
    live: liveArtefacts,
    pilot: pilot && { artefacts: artefactsBy(pilot), plan: pilot.plan },
    shadow: shadow && artefactsBy(shadow),
  }
}

/** What decided under versions of then: for replaying, and for the words of what was decided. */
export type ArtefactLibrary = {
  artefactsOf(versions: Versions): Promise<Artefacts | null>
  rulesOf(version: number): Promise<CompiledRules | null>
}

/** A library of a brand's past versions for one piece of work: each document is asked for once. */
export function openLibrary(db: Db, brandId: string): ArtefactLibrary {
  const found = new Map<string, unknown>()
  const find = async <Kind extends DocumentKind>(kind: Kind, version: string): Promise<Compiled<Kind> | null> => {
    const name = `${kind}:${version}`
    if (!found.has(name)) {
      const [document] = await readDocuments(db, brandId, [{ kind, version }])
      found.set(name, document ? compiled(document) : null)
    }
    return found.get(name) as Compiled<Kind> | null
  }
  const rulesOf = (version: number) => find('rules', String(version))
  return {
    rulesOf,
    artefactsOf: async (versions) => {
      const rules = await rulesOf(versions.rules)
      const model = versions.model === POINTS_MODEL ? POINTS_SCORER : (await find('model', versions.model))?.scorer
      const prices = versions.prices === NO_PRICES ? FREE_CAPACITY : await find('prices', versions.prices)
      return rules && model && prices ? { rules, model, prices } : null
    },
  }
}

function scorerOf(rules: CompiledRules, model: Model | null): LeadScorer {
  return rules.doc.scoring === 'model' && model ? model.scorer : POINTS_SCORER
}

/** Where there is a log, what is not as it was published is told there once. */
type ReadingCtx = Pick<Ctx, 'db' | 'now'> & Partial<Pick<Ctx, 'log' | 'requestId'>>
type Known = <Kind extends DocumentKind>(kind: Kind, version: VersionInForce) => Compiled<Kind> | null

/** Rules and points always stand: their tables are never changed. */
function standing<Kind extends DocumentKind>(kind: Kind, version: VersionInForce, known: Known): Compiled<Kind> {
  const found = known(kind, version)
  assert(found, `No document of ${kind} ${version.version}`)
  return found
}

/** What was made of these versions; those nobody has asked for yet are read and compiled. */
async function know(
  { db, log, requestId }: ReadingCtx,
  brandId: string,
  wanted: readonly (readonly [DocumentKind, VersionInForce | null])[],
): Promise<Known> {
  const made = new Map<string, unknown>()
  const missing: DocumentOf[] = []
  for (const [kind, one] of wanted) {
    if (!one) continue
    const kept = cache.get(keyOf(kind, one))
    if (kept === undefined) missing.push({ kind, version: one.version })
    else made.set(keyOf(kind, one), kept)
  }
  for (const document of await readDocuments(db, brandId, missing)) {
    const { kind, version } = document
    const one = compiled(document)
    made.set(keyOf(kind, document), one)
    if (one === null) log?.('error', 'artefact_unsound', { requestId, kind, version })
  }
  return (kind, version) => (made.get(keyOf(kind, version)) ?? null) as Compiled<typeof kind> | null
}

/** Null for a model or prices that are not what was published. */
function compiled<Kind extends DocumentKind>(document: Document & { kind: Kind }): Compiled<Kind> | null {
  const key = keyOf(document.kind, document)
  const kept = cache.get<Compiled<Kind> | null>(key)
  const made =
    kept === undefined ? (isSound(document) ? (COMPILE[document.kind](document) as Compiled<Kind>) : null) : kept
  cache.set(key, made)
  return made
}

/** Models and prices have a table that can be written to: what they say is held against the hash it was checked under. */
function isSound({ kind, doc, docHash }: Document): boolean {
  if (kind !== 'model' && kind !== 'prices') return true
  const schema = kind === 'model' ? LeadModel : PriceTable
  return canonicalHash(doc) === docHash && schema.safeParse(doc).success
}
