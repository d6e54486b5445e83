import { type showArtefact as endpoint, FEATURE_VALUE_TEXT } from '../../../contract/artefact'
import type { Input, Output } from '../../../contract/endpoint'
import { LeadModel } from '../../../contract/lead-model'
import { PriceTable } from '../../../contract/price-table'
import { showVersion } from '../../flows/show-version'
import { AppError } from '../../kernel/app-error'
import type { CallerOf, Ctx, Db } from '../../kernel/ctx'
import { findVersion, versionInForce } from '../../modules/artefact/artefact-versions.sql'
import { namesOfStores } from '../../modules/nightly/roster.sql'
import { nameBin, pointsOf } from '../../modules/scoring/explain-score'

const STORES_SHOWN = 10

/** One version in full: what a model measured and its scorecard in words and points, or what guides' time is worth. */
export async function showArtefact(
  ctx: Ctx<CallerOf<'ops'>>,
  { kind, version }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const { brandId } = ctx.caller
  const found = await findVersion(ctx.db, brandId, kind, version)
  if (!found) throw new AppError('artefact_unknown')
  const artefact = showVersion(kind, found, await versionInForce(ctx.db, brandId, kind, ctx.now), ctx.now)
  // What was refused may not even have the form of what it should be.
  const model = kind === 'model' ? LeadModel.safeParse(found.doc).data : undefined
  const prices = kind === 'prices' ? PriceTable.safeParse(found.doc).data : undefined
  return {
    artefact,
    model: model ? scorecardOf(model) : null,
    prices: prices ? await summaryOf(ctx.db, brandId, prices) : null,
  }
}

function scorecardOf(model: LeadModel): Output<typeof endpoint>['model'] {
  const { kind, windowDays, trainedOn, quality, guideTerms } = model
  return {
    kind,
    windowDays,
    trainedOn,
    quality,
    guideTerms: Object.keys(guideTerms.logits).length,
    storeTerms: Object.keys(guideTerms.storeLogits ?? {}).length,
    features: model.features.map(({ name, label, bins }) => ({
      name,
      label: label ?? name,
      // A bin that no lead was in and that is worth nothing says nothing.
      bins: bins
        .filter(({ rows, logit }) => rows > 0 || logit !== 0)
        .map((bin) => ({
          text: nameBin(bin, FEATURE_VALUE_TEXT[name]),
          points: Math.round(pointsOf(bin.logit, model)),
          rows: bin.rows,
          wonPpm: bin.rows === 0 ? null : Math.round((bin.positives / bin.rows) * 1_000_000),
        })),
    })),
  }
}

async function summaryOf(db: Db, brandId: string, table: PriceTable): Promise<Output<typeof endpoint>['prices']> {
  const prices = Object.values(table.priceYuan)
  const dearest = Object.entries(table.storePriceYuan)
    .filter(([, yuan]) => yuan > 0)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, STORES_SHOWN)
  const nameOf = await namesOfStores(
    db,
    brandId,
    dearest.map(([storeId]) => storeId),
  )
  return {
    days: table.pricedOn.days,
    guides: prices.length,
    scarceGuides: prices.filter((yuan) => yuan > 0).length,
    meanYuan: prices.length === 0 ? 0 : prices.reduce((sum, yuan) => sum + yuan, 0) / prices.length,
    maxYuan: prices.reduce((most, yuan) => Math.max(most, yuan), 0),
    expectedLoad: table.expectedLoad,
    holdoutRatio: table.holdoutRatio,
    dearestStores: dearest.map(([storeId, priceYuan]) => ({
      storeId,
      storeName: nameOf.get(storeId) ?? '',
      priceYuan,
    })),
  }
}
