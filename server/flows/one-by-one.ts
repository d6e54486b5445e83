import type { Ctx, Db } from '../kernel/ctx'
import { inTransaction } from '../kernel/in-transaction'

/**
 * Does a timer's work item by item, each in a transaction of its own, so that a timer killed half-way has lost nothing.
 * An item that fails is logged and left to the next run: the others do not wait behind it. Answers what was done.
 */
export async function oneByOne<Item, Result>(
  ctx: Pick<Ctx, 'db' | 'log' | 'requestId'>,
  items: readonly Item[],
  namesOf: (item: Item) => { leadId?: string; guideId?: string },
  work: (db: Db, item: Item) => Promise<Result>,
): Promise<Result[]> {
  const done: Result[] = []
  for (const item of items) {
    try {
      done.push(await inTransaction(ctx.db, (db) => work(db, item)))
    } catch (error) {
      const { requestId } = ctx
      const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
      ctx.log('error', 'item_failed', { requestId, ...namesOf(item), error: cause })
    }
  }
  return done
}
