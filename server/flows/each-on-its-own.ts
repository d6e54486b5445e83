import type { Ctx, Db } from '../kernel/ctx'
import { inTransaction } from '../kernel/in-transaction'

/** Transactions under way at once: a commit waits for the disk, and the others can use that time. */
const LANES = 4

type LaneCtx = Pick<Ctx, 'log' | 'requestId'>
type Names<Item> = (item: Item) => { leadId?: string; guideId?: string; orderId?: string }

/**
 * Does a timer's work item by item, each in a transaction of its own and a few at a time, in the order given, so that a
 * timer killed half-way has lost nothing. An item that fails is logged and left to the next run: the others do not wait
 * behind it. Answers what was done, in the order it was finished.
 */
export async function eachOnItsOwn<Item, Result>(
  ctx: LaneCtx & Pick<Ctx, 'db'>,
  items: readonly Item[],
  namesOf: Names<Item>,
  work: (db: Db, item: Item) => Promise<Result>,
): Promise<Result[]> {
  return inLanes(ctx, items, namesOf, (item) => inTransaction(ctx.db, (db) => work(db, item)))
}

/** The same for work that first speaks to the outside: it opens its transactions itself, after it has its answer. */
export async function inLanes<Item, Result>(
  ctx: LaneCtx,
  items: readonly Item[],
  namesOf: Names<Item>,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const done: Result[] = []
  const waiting = items.values()
  const lane = async () => {
    for (const item of waiting) {
      try {
        done.push(await work(item))
      } catch (error) {
        const { requestId } = ctx
        const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
        ctx.log('error', 'item_failed', { requestId, ...namesOf(item), error: cause })
      }
    }
  }
  await Promise.all(Array.from({ length: LANES }, lane))
  return done
}
