import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** Cities that have an open store, those with most first. */
export async function listCities(db: Db, brandId: string): Promise<{ city: string; stores: number }[]> {
  const { rows } = await sql<{ city: string; stores: number }>`
    select city, count(*)::int as stores from store
     where brand_id = ${brandId} and status = 'open' group by city order by stores desc, city`.execute(db)
  return rows
}

/** The first of these spellings by which a store has its city; nothing when no store is there. */
export async function findCity(db: Db, brandId: string, spellings: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ city: string }>`
    select city from store where brand_id = ${brandId} and city = any(${[...spellings]}::text[])
     order by array_position(${[...spellings]}::text[], city) limit 1`.execute(db)
  return rows[0]?.city
}
