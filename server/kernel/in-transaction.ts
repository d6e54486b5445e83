import type { Db } from './ctx'

/** How often a transaction is run before its failure is the caller's. */
export const TRIES_MAX = 3

/**
 * serialization_failure, deadlock_detected, and unique_violation: another transaction took the same key between our
 * look and our insert, so the next look finds what it wrote and answers from that.
 */
const LOST_TO_ANOTHER = new Set(['40001', '40P01', '23505'])

/**
 * Runs `run` in one transaction, and again from its first statement, at most three times in all, when the database
 * undid it only because another transaction was in its way. That is safe because a use case is a function of the
 * database: what it read and wrote is gone with the rollback, and nothing inside it speaks to the outside world.
 */
export async function inTransaction<Result>(db: Db, run: (db: Db) => Promise<Result>): Promise<Result> {
  for (let tries = 1; ; tries++) {
    try {
      return await db.transaction().execute(run)
    } catch (error) {
      if (tries === TRIES_MAX || !isLostToAnother(error)) throw error
    }
  }
}

function isLostToAnother(error: unknown): boolean {
  return error instanceof Error && 'code' in error && LOST_TO_ANOTHER.has(String(error.code))
}
