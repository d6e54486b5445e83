import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { insertMany } from '../../kernel/insert-many'
import { DAY_MS, shanghaiDay, startOfDay } from '../../kernel/shanghai-time'
import { type Seal, type SealFault, sealFault } from './decision-seal'

/** The hashes of the decisions of a Shanghai day, in the order of their ids. */
export async function hashesOfDay(db: Db, brandId: string, day: string): Promise<string[]> {
  const from = startOfDay(day)
  const rows = await db
    .selectFrom('decision')
    .select('hash')
    .where('brand_id', '=', brandId)
    .where('at', '>=', from)
    .where('at', '<', new Date(from.getTime() + DAY_MS))
    .orderBy('id')
    .execute()
  return rows.map(({ hash }) => hash)
}

/** The Shanghai day of a brand's first decision; null when there is none. */
export async function firstDecisionDay(db: Db, brandId: string): Promise<string | null> {
  const row = await db
    .selectFrom('decision')
    .select('at')
    .where('brand_id', '=', brandId)
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return row ? shanghaiDay(row.at) : null
}

function seals(db: Db, brandId: string) {
  return db
    .selectFrom('decision_seal')
    .select([sql<string>`day::text`.as('day'), 'decisions', 'root_hash as rootHash', 'prev_hash as prevHash'])
    .where('brand_id', '=', brandId)
}

/** Every sealed day, oldest first. */
export async function readSeals(db: Db, brandId: string): Promise<Seal[]> {
  return seals(db, brandId).orderBy('day').execute()
}

export async function lastSeal(db: Db, brandId: string): Promise<Seal | null> {
  return (await seals(db, brandId).orderBy('day', 'desc').limit(1).executeTakeFirst()) ?? null
}

/** Keeps a seal; one that stands is never replaced. */
export async function insertSeal(db: Db, brandId: string, seal: Seal, sealedAt: Date): Promise<void> {
  const { day, decisions, rootHash: root_hash, prevHash: prev_hash } = seal
  await insertMany(db, 'decision_seal', [
    { brand_id: brandId, day, decisions, root_hash, prev_hash, sealed_at: sealedAt },
  ])
}

/**
 * Holds every sealed day against the decisions there are now, oldest first, and answers the days that do not hold: none,
 * when nothing that was decided has been changed, taken away or added since.
 */
export async function verifySeals(
  db: Db,
  brandId: string,
): Promise<{ sealedDays: number; faults: { day: string; fault: SealFault }[] }> {
  const all = await readSeals(db, brandId)
  const faults: { day: string; fault: SealFault }[] = []
  let before: Seal | null = null
  for (const seal of all) {
    const fault = sealFault(seal, await hashesOfDay(db, brandId, seal.day), before)
    if (fault) faults.push({ day: seal.day, fault })
    before = seal
  }
  return { sealedDays: all.length, faults }
}
