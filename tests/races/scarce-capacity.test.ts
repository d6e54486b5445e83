import { findDisagreements } from '../../scripts/chaos/find-disagreements'
import { draw } from '../../scripts/story/draw'
import { eachOf } from '../../scripts/story/stage'
import { type CaptureResult, captureAndRoute } from '../../server/flows/capture-and-route'
import { buildScarceTown, zipfIndex } from '../support/scarce-town'
import { useServer } from '../support/use-server'

const CLIENTS = 64
const LEADS = 10_000
const SEED = 20_260_301
/** About one minute on two free cores. */
const MINUTES_MAX = 8

const server = useServer({ connectionsMax: CLIENTS })

test(
  `${CLIENTS} clients route ${LEADS} leads into scarce capacity: nobody over cap, no lead given twice, none lost`,
  async () => {
    const { world } = server
    const town = await buildScarceTown(world, { stores: 225, guidesPerStore: 4, members: LEADS, seed: SEED })
    expect(town.dayCaps).toBeLessThan(LEADS)

    const results: CaptureResult[] = []
    await eachOf([...town.memberIds.entries()], CLIENTS, async ([at, memberId]) => {
      const store = town.stores[zipfIndex(town.stores.length, draw(SEED, 'store', at))]!
      const isScanned = draw(SEED, 'scan', at) < 0.5
      const result = await world.run({ kind: 'clock', brandId: world.brandId } as const, (ctx) =>
        captureAndRoute(ctx, {
          brandId: world.brandId,
          memberId,
          wish: null,
          channel: isScanned ? 'store_scan' : 'mall',
          touchKind: isScanned ? 'scan' : 'consultation',
          proof: 'server',
          sceneStoreId: isScanned ? store.id : null,
          place: store.place,
          idempotencyKey: `race-${at}`,
          occurredAt: ctx.now,
        }),
      )
      results.push(result)
    })

    const count = (outcome: CaptureResult['outcome']) => results.filter((result) => result.outcome === outcome).length
    const stored = await world.db
      .selectFrom('lead')
      .select((eb) => ['state', eb.fn.countAll<number>().as('leads')])
      .groupBy('state')
      .orderBy('state')
      .execute()
    expect(stored).toEqual([
      { state: 'offered', leads: count('offered') },
      { state: 'pooled', leads: count('unroutable') },
    ])
    expect(count('offered') + count('unroutable')).toBe(LEADS)
    // Scarce means both: much was placed, and much found everybody near it full.
    expect(count('offered')).toBeGreaterThan(LEADS / 10)
    expect(count('unroutable')).toBeGreaterThan(LEADS / 10)
    expect(await findDisagreements(world.db)).toEqual([])
  },
  MINUTES_MAX * 60_000,
)
