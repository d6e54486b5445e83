import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Cities that have an open store, those with most first. */
export async function listCities(db: Db, brandId: string): Promise<{ city: string; stores: number }[]> {
  const { rows } = await sql<{ city: string; stores: number }>`
    select city, count(*)::int as stores from store
     where brand_id = ${brandId} and status = 'open' group by city order by stores desc, city`.execute(db)
  return rows
}
