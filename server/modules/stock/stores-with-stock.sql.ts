import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../kernel/ctx'
import { metresSql } from '../../kernel/great-circle.sql'

export type StoreWithStock = {
  storeId: string
  name: string
  city: string
  address: string
  opensMinute: number
  closesMinute: number
  /** Pieces it can promise now. */
  free: number
  metres: number | null
}
export type StockSearch = {
  brandId: string
  skuId: string
  quantity: number
  place: { latitude: number; longitude: number } | undefined
  city: string | undefined
  rows: number
}

/** Open stores that can hand over `quantity` pieces: nearest first from a place, else by their code. */
export async function storesWithStock(
  db: Db,
  { brandId, skuId, quantity, place, city, rows }: StockSearch,
): Promise<StoreWithStock[]> {
  const columns = { latitude: sql.ref<number>('o.latitude'), longitude: sql.ref<number>('o.longitude') }
  const metres: RawBuilder<number | null> = place ? metresSql(place, columns) : sql`null::float8`
  const result = await sql<StoreWithStock>`
    select o.id as "storeId", o.name, o.city, o.address, o.opens_minute as "opensMinute",
           o.closes_minute as "closesMinute", t.on_hand - t.reserved as free, ${metres} as metres
      from stock t join store o on o.id = t.location and o.brand_id = t.brand_id
     where t.brand_id = ${brandId} and t.sku_id = ${skuId} and t.on_hand - t.reserved >= ${quantity}::int
       and o.status = 'open' and ${city === undefined ? sql`true` : sql`o.city = ${city}`}
     order by metres, o.code, o.id limit ${rows}`.execute(db)
  return result.rows
}
