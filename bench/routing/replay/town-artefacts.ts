import type { LeadModel, ModelBin, ModelFeature } from '../../../contract/lead-model'
import { compilePrices, type PriceTable, QUARTERS_A_DAY } from '../../../contract/price-table'
import type { RuleSet } from '../../../contract/rule-set'
import { seededRandom } from '../../../server/kernel/seeded-random'
import { compileRules } from '../../../server/modules/routing/compile-rules'
import type { Artefacts } from '../../../server/modules/routing/decide'
import type { LeadScorer, PriceLookup } from '../../../server/modules/routing/routing-facts'
import { compileModel } from '../../../server/modules/scoring/compile-model'
import type { Town } from './chain-town'

const MODEL_VERSION = 'bench-model'
const PRICES_VERSION = 'bench-prices'

/** Rules, a scorecard of the product's fourteen features with a term for every guide, and a price for every guide. */
export function townArtefacts(town: Town, doc: RuleSet, seed: number): Artefacts {
  const chance = seededRandom(seed)
  return { rules: compileRules(1, doc), model: scorerOf(town, chance), prices: pricesOf(town, chance) }
}

function scorerOf(town: Town, chance: () => number): LeadScorer {
  const model = compileModel(modelOf(town, chance))
  return {
    version: MODEL_VERSION,
    scoreOf: model.scoreOf,
    pairLogit: model.pairLogit,
    calibrate: model.calibrate,
  }
}

function modelOf({ guides, stores }: Town, chance: () => number): LeadModel {
  const numbers: Record<string, number[]> = {
    points: [20, 40, 60, 80],
    strongTouches: [1, 3],
    ordersInYear: [1, 3],
    spentYuanInYear: [1, 2000, 10_000],
    hour: [11, 14, 18, 20],
  }
  const texts: Record<string, string[]> = {
    channel: ['store_scan', 'guide_share', 'mall', 'live', 'paid_search', 'partner', 'referral'],
    wish: ['general', '沙发', '床具', '餐桌', '灯具'],
    tier: ['none', 'silver', 'gold', 'black'],
    ...Object.fromEntries(
      ['hasPhone', 'isMember', 'hasOrdered', 'hasVisit', 'askedAgain', 'isWeekend'].map((name) => [
        name,
        ['true', 'false'],
      ]),
    ),
  }
  const logit = () => Math.round((chance() - 0.5) * 1e4) / 1e4
  const counted = () => ({ rows: 100, positives: 10, woe: 0, logit: logit() })
  const features: ModelFeature[] = [
    ...Object.entries(numbers).map(([name, cuts]) => ({ name, kind: 'number' as const, bins: ranges(cuts, counted) })),
    ...Object.entries(texts).map(([name, levels]) => ({
      name,
      kind: 'text' as const,
      bins: [...levels.map((level) => ({ values: [level], ...counted() })), { isOther: true as const, ...counted() }],
    })),
  ]
  return {
    schema: 1,
    version: MODEL_VERSION,
    kind: 'scorecard',
    target: 'won',
    windowDays: 30,
    trainedOn: { from: null, to: null, rows: 10_000, positives: 1_000 },
    intercept: -2.2,
    features,
    calibration: { kind: 'platt', a: 0.97, b: -0.03 },
    guideTerms: {
      priorRows: 50,
      logits: Object.fromEntries(guides.map(({ fact }) => [fact.id, logit()])),
      storePriorRows: 100,
      storeLogits: Object.fromEntries(stores.map(({ fact }) => [fact.id, logit()])),
    },
    percentiles: Array.from({ length: 101 }, (_, at) => -4 + at * 0.04),
    quality: { auc: 0.7, brier: 0.1, ece: 0.01, psi: {}, baseRate: 0.1, holdoutRows: 2_000, holdoutPositives: 200 },
  }
}

function ranges(
  cuts: readonly number[],
  counted: () => Pick<ModelBin, 'rows' | 'positives' | 'woe' | 'logit'>,
): ModelBin[] {
  const bins = [undefined, ...cuts].map((from, at) => ({
    ...(from === undefined ? {} : { from }),
    ...(cuts[at] === undefined ? {} : { to: cuts[at] }),
    ...counted(),
  }))
  return [...bins, { isMissing: true as const, ...counted() }]
}

function pricesOf({ guides, stores }: Town, chance: () => number): PriceLookup {
  const price = () => Math.round(chance() * 1500) / 100
  const passed = (quarter: number) => Math.max(0, Math.min(1, (quarter + 1 - 40) / 48))
  const table: PriceTable = {
    schema: 1,
    version: PRICES_VERSION,
    pricedOn: { days: ['2026-03-01'] },
    priceYuan: Object.fromEntries(guides.map(({ fact }) => [fact.id, price()])),
    storePriceYuan: Object.fromEntries(stores.map(({ fact }) => [fact.id, price()])),
    defaultPriceYuan: 0,
    paceShare: Array.from({ length: QUARTERS_A_DAY }, (_, quarter) => passed(quarter)),
    expectedLoad: 0.9,
    holdoutRatio: null,
  }
  return { version: PRICES_VERSION, ...compilePrices(table), expectedLoad: table.expectedLoad }
}
