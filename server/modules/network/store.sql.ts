import { type ExpressionBuilder, sql } from 'kysely'
import type { OperationMode, StoreKind, StoreStatus } from '../../../contract/vocabulary'
import type { Db, StoreScope } from '../../kernel/ctx'
import { metresSql } from '../../kernel/great-circle.sql'
import type { Schema } from '../../kernel/schema'
import { upsertMany } from '../../kernel/upsert-many'

export type StoreFacts = {
  code: string
  name: string
  regionId: string
  kind: StoreKind
  status: StoreStatus
  city: string
  address: string
  latitude: number
  longitude: number
  /** Minutes since midnight in Shanghai. Closing before opening means past midnight. */
  opensMinute: number
  closesMinute: number
  isPilot: boolean
}
export type Store = StoreFacts & { id: string; regionName: string; operationMode: OperationMode }

/**
 * Makes or changes stores by their code in the brand, one statement for all. `id` and `createdAt` are used only for
 * new ones. Answers the id that stands for each code.
 */
export async function upsertStores(
  db: Db,
  brandId: string,
  stores: readonly (StoreFacts & { id: string })[],
  createdAt: Date,
): Promise<{ id: string; code: string; isNew: boolean }[]> {
  const rows = stores.map((store) => ({
    id: store.id,
    brand_id: brandId,
    region_id: store.regionId,
    code: store.code,
    name: store.name,
    kind: store.kind,
    status: store.status,
    city: store.city,
    address: store.address,
    latitude: store.latitude,
    longitude: store.longitude,
    opens_minute: store.opensMinute,
    closes_minute: store.closesMinute,
    is_pilot: store.isPilot,
    created_at: createdAt,
  }))
  return upsertMany(db, 'store', rows, {
    key: ['brand_id', 'code'],
    update: [
      'region_id',
      'name',
      'kind',
      'status',
      'city',
      'address',
      'latitude',
      'longitude',
      'opens_minute',
      'closes_minute',
      'is_pilot',
    ],
    returning: ['id', 'code'],
  })
}

const COLUMNS = [
  'store.id',
  'store.code',
  'store.name',
  'store.region_id as regionId',
  'region.name as regionName',
  'store.kind',
  'store.status',
  'store.city',
  'store.address',
  'store.latitude',
  'store.longitude',
  'store.opens_minute as opensMinute',
  'store.closes_minute as closesMinute',
  'store.is_pilot as isPilot',
  'store.operation_mode as operationMode',
] as const

/** A brand's stores with their region's name, to be narrowed further. */
export function storesOf(db: Db, brandId: string) {
  return db
    .selectFrom('store')
    .innerJoin('region', 'region.id', 'store.region_id')
    .select(COLUMNS)
    .where('store.brand_id', '=', brandId)
}

/** Keeps a query inside the stores a staff member may see. */
export function withinScope(scope: StoreScope) {
  return (eb: ExpressionBuilder<Schema, 'store'>) =>
    scope === 'all' ? eb.lit(true) : eb('store.id', '=', sql<string>`any(${[...scope]}::text[])`)
}

export async function findStore(db: Db, brandId: string, storeId: string): Promise<Store | undefined> {
  return storesOf(db, brandId).where('store.id', '=', storeId).executeTakeFirst()
}

/** A store within the caller's scope. */
export async function findStoreInScope(
  db: Db,
  brandId: string,
  scope: StoreScope,
  storeId: string,
): Promise<Store | undefined> {
  return storesOf(db, brandId).where('store.id', '=', storeId).where(withinScope(scope)).executeTakeFirst()
}

export async function findStoreByCode(db: Db, brandId: string, code: string): Promise<Store | undefined> {
  return storesOf(db, brandId).where('store.code', '=', code).executeTakeFirst()
}

/** The store of a code, locked until the change about it is through: two who edit it come one after the other. */
export async function lockStoreByCode(db: Db, brandId: string, code: string): Promise<Store | undefined> {
  return storesOf(db, brandId).where('store.code', '=', code).forNoKeyUpdate('store').executeTakeFirst()
}

/** The ids of stores by their codes, for imports: codes not found are missing from the map. */
export async function storeIdsByCode(db: Db, brandId: string, codes: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('store')
    .select(['code', 'id'])
    .where('brand_id', '=', brandId)
    .where('code', '=', sql<string>`any(${[...codes]}::text[])`)
    .execute()
  return new Map(rows.map((row) => [row.code, row.id]))
}

/** Which of these stores the brand has and the scope covers. */
export async function storeIdsInScope(
  db: Db,
  brandId: string,
  scope: StoreScope,
  storeIds: readonly string[],
): Promise<Set<string>> {
  if (storeIds.length === 0) return new Set()
  const rows = await db
    .selectFrom('store')
    .select('store.id')
    .where('store.brand_id', '=', brandId)
    .where('store.id', '=', sql<string>`any(${[...storeIds]}::text[])`)
    .where(withinScope(scope))
    .execute()
  return new Set(rows.map((row) => row.id))
}

/** How many of these stores the brand has. */
export async function countStores(db: Db, brandId: string, storeIds: readonly string[]): Promise<number> {
  const row = await db
    .selectFrom('store')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('brand_id', '=', brandId)
    .where('id', '=', sql<string>`any(${[...storeIds]}::text[])`)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Open stores nearest to a place, at most `rows`, with metres by great circle. */
export async function nearestStores(
  db: Db,
  brandId: string,
  place: { latitude: number; longitude: number },
  filter: { city?: string | undefined; kind?: StoreKind | undefined },
  rows: number,
): Promise<(Store & { metres: number })[]> {
  const metres = metresSql(place, {
    latitude: sql.ref('store.latitude'),
    longitude: sql.ref('store.longitude'),
  })
  return storesOf(db, brandId)
    .select(metres.as('metres'))
    .where('store.status', '=', 'open')
    .$if(filter.city !== undefined, (query) => query.where('store.city', '=', filter.city!))
    .$if(filter.kind !== undefined, (query) => query.where('store.kind', '=', filter.kind!))
    .orderBy('metres')
    .orderBy('store.id')
    .limit(rows)
    .execute()
}

/** Open stores of a city (or of the brand) by code, for people who did not share where they are. */
export async function openStores(
  db: Db,
  brandId: string,
  filter: { city?: string | undefined; kind?: StoreKind | undefined },
  rows: number,
): Promise<Store[]> {
  return storesOf(db, brandId)
    .where('store.status', '=', 'open')
    .$if(filter.city !== undefined, (query) => query.where('store.city', '=', filter.city!))
    .$if(filter.kind !== undefined, (query) => query.where('store.kind', '=', filter.kind!))
    .orderBy('store.code')
    .limit(rows)
    .execute()
}

/** Opens or closes a store; false when it stood so already. */
export async function setStoreStatus(db: Db, brandId: string, storeId: string, status: StoreStatus): Promise<boolean> {
  const result = await db
    .updateTable('store')
    .set({ status })
    .where('brand_id', '=', brandId)
    .where('id', '=', storeId)
    .where('status', '<>', status)
    .executeTakeFirst()
  return result.numUpdatedRows > 0n
}

/** Stores of regions, to turn a staff member's regions into a scope. */
export async function storeIdsOfRegions(db: Db, brandId: string, regionIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('store')
    .select('id')
    .where('brand_id', '=', brandId)
    .where('region_id', '=', sql<string>`any(${[...regionIds]}::text[])`)
    .execute()
  return rows.map((row) => row.id)
}

/** What stores are called, by their ids. */
export async function storeNames(db: Db, brandId: string, storeIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('store')
    .select(['id', 'name'])
    .where('brand_id', '=', brandId)
    .where('id', '=', sql<string>`any(${[...storeIds]}::text[])`)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
