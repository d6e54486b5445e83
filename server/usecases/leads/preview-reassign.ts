import type { Input, Output } from '../../../contract/endpoint'
import type { previewReassign as endpoint } from '../../../contract/lead-pool'
import { foreseeRoutes } from '../../flows/foresee-route'
import { findReceiver } from '../../flows/give-lead'
import type { CallerOf, Ctx } from '../../kernel/ctx'
import { shanghaiDay } from '../../kernel/shanghai-time'
import { nameGuidesAndStores } from '../../modules/backtest/name-places.sql'
import { personLabel } from '../../modules/lead/person-label'
import { listGuideLoads } from '../../modules/network/guide-load.sql'
import { readLeadsToMove } from '../../modules/routing/lead-move.sql'
import { moveRefusals } from '../../modules/routing/move-refusal'

/** For so many leads it is looked into whom the rules would ask: each takes a decision of its own. */
const FORESEEN_MAX = 40

type OpsCtx = Ctx<CallerOf<'ops'>>
type Asked = Input<typeof endpoint>
type Preview = Output<typeof endpoint>

/** What giving these leads on would do, lead by lead, before anybody does it: nothing is written. */
export async function previewReassign(ctx: OpsCtx, { leadIds, to }: Asked): Promise<Preview> {
  const { brandId, stores } = ctx.caller
  const receiver = to.kind === 'guide' ? await receiverOf(ctx, to.guideId) : null
  const target = receiver && { guideId: receiver.guideId, storeId: receiver.storeId }
  const found = await readLeadsToMove(ctx.db, { brandId, stores, leadIds, to: target })
  const byId = new Map(found.map((lead) => [lead.leadId, lead]))
  const refusals = moveRefusals(
    leadIds.map((leadId) => byId.get(leadId)),
    receiver,
  )
  const moving = leadIds.filter((_, i) => refusals[i] === null)
  const expected = receiver ? new Map() : await expectedOf(ctx, moving.slice(0, FORESEEN_MAX))
  return {
    receiver,
    moving: moving.length,
    leads: leadIds.map((leadId, i) => {
      const lead = byId.get(leadId)
      return {
        leadId,
        person: lead ? personLabel(lead.displayName, lead.phoneMasked) : null,
        wish: lead?.wish ?? null,
        state: lead?.state ?? null,
        fromGuideName: lead?.fromGuideName ?? null,
        fromState: lead?.fromState ?? null,
        refusal: refusals[i] ?? null,
        expected: expected.get(leadId) ?? null,
        isForeseen: expected.has(leadId),
      }
    }),
  }
}

async function receiverOf(ctx: OpsCtx, guideId: string) {
  const guide = await findReceiver(ctx, guideId)
  const [load] = await listGuideLoads(ctx.db, ctx.caller.brandId, [guideId], shanghaiDay(ctx.now))
  const { stores } = await nameGuidesAndStores(ctx.db, ctx.caller.brandId, {
    guideIds: [],
    storeIds: guide.forStoreId ? [guide.forStoreId] : [],
  })
  return {
    guideId,
    name: guide.name,
    storeId: guide.forStoreId,
    storeName: guide.forStoreId ? (stores.get(guide.forStoreId) ?? null) : null,
    isTaking: load?.isTaking ?? false,
    dayLeft: load ? Math.max(0, load.dayCap - load.dayUsed) : 0,
    openLeft: load ? Math.max(0, load.openCap - load.openUsed) : 0,
  }
}

/** By name; somebody of a store the caller may not see has none. */
async function expectedOf(ctx: OpsCtx, leadIds: readonly string[]): Promise<Map<string, Expected | null>> {
  const { brandId, stores } = ctx.caller
  const foreseen = await foreseeRoutes(ctx, brandId, leadIds)
  const isSeen = (storeId: string | null) => stores === 'all' || storeId === null || stores.includes(storeId)
  const seen = [...foreseen.values()].flatMap((one) => (one && isSeen(one.storeId) ? [one] : []))
  const names = await nameGuidesAndStores(ctx.db, brandId, {
    guideIds: seen.map(({ guideId }) => guideId),
    storeIds: seen.flatMap(({ storeId }) => storeId ?? []),
  })
  return new Map(
    [...foreseen].map(([leadId, one]) => {
      if (!one) return [leadId, null]
      const storeName = one.storeId ? (names.stores.get(one.storeId) ?? null) : null
      return [leadId, { guideName: names.guides.get(one.guideId) ?? null, storeName }]
    }),
  )
}

type Expected = NonNullable<Preview['leads'][number]['expected']>
