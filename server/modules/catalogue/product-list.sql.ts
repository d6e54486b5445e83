import { type RawBuilder, sql } from 'kysely'
import type { ProductSort } from '../../../contract/mall-vocabulary'
import type { Db } from '../../kernel/ctx'
import { loosePattern } from './fold-text'
import type { ProductCursor } from './product-cursor'

export type ListedProduct = {
  productId: string
  title: string
  subtitle: string
  picturePath: string
  /** Lowest price of what can be bought, or of all that is listed when nothing can. */
  fromFen: number
  hasPriceRange: boolean
  isSoldOut: boolean
  /** Lower comes first where the sort is `recommended`: 0 to 3, by whether the title says it, then by what is preferred. */
  rank: number
  sold: number
  listedAtMs: number
}

export type ProductSearch = {
  brandId: string
  /** Folded; a product has to have all of them, each as it is or loosely (`loosePattern`). */
  words?: readonly string[]
  categoryId?: string | undefined
  exceptProductId?: string
  /** Both ends included, of the price the list shows. */
  priceFen?: { min?: number | undefined; max?: number | undefined }
  /** Only what this store can hand over now. */
  inStockAt?: string | undefined
  sort: ProductSort
  /** Categories that come first where the sort is `recommended`. */
  preferredCategoryIds?: readonly string[]
  after?: ProductCursor | undefined
  rows: number
}

/** Whether anybody can get a SKU `s` now: delivered from the centre or in an open store, or at one store. */
function canBuy(storeId: string | undefined): RawBuilder<boolean> {
  const isOpen = sql`exists (select 1 from store o where o.id = t.location and o.status = 'open')`
  const place = storeId ? sql`t.location = ${storeId} and ${isOpen}` : sql`(t.location = 'central' or ${isOpen})`
  return sql`exists (
    select 1 from stock t
     where t.brand_id = s.brand_id and t.sku_id = s.id and t.on_hand > t.reserved and ${place})`
}

/** What a page is ordered by, ascending, before the id; and the same of a cursor. */
const SORT_KEYS: Record<ProductSort, { columns: RawBuilder<unknown>; of: (cursor: ProductCursor) => number[] }> = {
  recommended: {
    columns: sql`c.rank, -c.sold, -c.listed_ms`,
    of: ({ rank, amount, listedAtMs }) => [rank, -amount, -listedAtMs],
  },
  newest: { columns: sql`-c.listed_ms`, of: ({ listedAtMs }) => [-listedAtMs] },
  price_up: { columns: sql`c.from_fen`, of: ({ amount }) => [amount] },
  price_down: { columns: sql`-c.from_fen`, of: ({ amount }) => [-amount] },
}

/** One page of the products on sale, sorted; the page after `after` begins behind it even when others came or went. */
export async function searchProductRows(db: Db, search: ProductSearch): Promise<ListedProduct[]> {
  const { brandId, words = [], categoryId, exceptProductId, priceFen = {}, inStockAt, sort, after, rows } = search
  const { columns, of } = SORT_KEYS[sort]
  const behind = after && sql`${sql.join(of(after).map((key) => sql`${key}::bigint`))}, ${after.productId}::text`
  const wanted = [
    categoryId && sql`p.category_id = ${categoryId}`,
    exceptProductId && sql`p.id <> ${exceptProductId}`,
    words.length > 0 && saysAll(sql`p.search_text`, words),
  ].filter((condition) => typeof condition === 'object')
  const priced = [
    priceFen.min !== undefined && sql`c.from_fen >= ${priceFen.min}::bigint`,
    priceFen.max !== undefined && sql`c.from_fen <= ${priceFen.max}::bigint`,
    inStockAt && sql`c.can_buy`,
  ].filter((condition) => typeof condition === 'object')
  const shown = behind ? [...priced, sql`(${columns}, c.id) > (${behind})`] : priced
  const page = sql`where ${every(shown)} order by ${columns}, c.id limit ${rows}`
  const isCalledOtherwise = words.length === 0 ? sql`0` : sql`case when ${saysAll(TITLE, words)} then 0 else 2 end`
  const keys = sql`
    p.id, p.sold, (extract(epoch from p.listed_at) * 1000)::bigint as listed_ms,
    ${isCalledOtherwise} + case when p.category_id = any(${[...(search.preferredCategoryIds ?? [])]}::text[]) then 0 else 1 end as rank`
  const listed = sql`p.brand_id = ${brandId} and p.is_listed and ${every(wanted)}`
  // Where neither order nor choice asks for prices and stock, they are looked up for the page alone.
  const isByProduct = priced.length === 0 && !sort.startsWith('price')
  const onPage = isByProduct
    ? sql`p.brand_id = ${brandId} and p.id in (select c.id from (select ${keys} from product p where ${listed}) c ${page})`
    : listed
  const result = await sql<ListedProduct>`
    with c as (
      select ${keys}, p.title, p.subtitle, p.picture_paths[1] as picture_path, bool_or(s.can_buy) as can_buy,
             coalesce(min(s.list_fen) filter (where s.can_buy), min(s.list_fen)) as from_fen,
             coalesce(max(s.list_fen) filter (where s.can_buy), max(s.list_fen)) as to_fen
        from product p
        join lateral (select s.list_fen, ${canBuy(inStockAt)} as can_buy from sku s
                       where s.brand_id = p.brand_id and s.product_id = p.id and s.is_listed) s on true
       where ${onPage}
       group by p.brand_id, p.id)
    select c.id as "productId", c.title, c.subtitle, c.picture_path as "picturePath", c.from_fen as "fromFen",
           c.to_fen > c.from_fen as "hasPriceRange", not c.can_buy as "isSoldOut", c.rank, c.sold,
           c.listed_ms as "listedAtMs"
      from c ${page}`.execute(db)
  return result.rows
}

/** What a product is found by begins with its title. */
const TITLE = sql`left(p.search_text, char_length(p.title))`

/** Whether a text has all of the words, each as it is or loosely. */
function saysAll(text: RawBuilder<unknown>, words: readonly string[]): RawBuilder<boolean> {
  return sql`not exists (
    select 1 from unnest(${[...words]}::text[], ${words.map(loosePattern)}::text[]) as w (word, pattern)
     where strpos(${text}, w.word) = 0 and coalesce(${text} !~ w.pattern, true))`
}

function every(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return conditions.length === 0 ? sql`true` : sql.join(conditions, sql` and `)
}

/** Categories that have something on sale, in the order of the shelf. */
export async function listCategoryRows(db: Db, brandId: string) {
  return db
    .selectFrom('category as c')
    .innerJoin('product as p', (join) =>
      join.onRef('p.category_id', '=', 'c.id').onRef('p.brand_id', '=', 'c.brand_id').on('p.is_listed', '=', true),
    )
    .select((eb) => [
      'c.id as categoryId',
      'c.name',
      'c.picture_path as picturePath',
      eb.fn.countAll<number>().as('products'),
    ])
    .where('c.brand_id', '=', brandId)
    .groupBy('c.id')
    .orderBy('c.position')
    .orderBy('c.id')
    .execute()
}

/** Titles of what sells best now. */
export async function bestSellers(db: Db, brandId: string, rows: number): Promise<string[]> {
  const found = await db
    .selectFrom('product')
    .select('title')
    .where('brand_id', '=', brandId)
    .where('is_listed', '=', true)
    .orderBy('sold', 'desc')
    .orderBy('listed_at', 'desc')
    .orderBy('id')
    .limit(rows)
    .execute()
  return found.map(({ title }) => title)
}

/** Categories of what a person looked at last, newest first, also as the visitor they were before. */
export async function viewedCategories(
  db: Db,
  brandId: string,
  memberId: string,
  { views, categories }: { views: number; categories: number },
): Promise<string[]> {
  const { rows } = await sql<{ categoryId: string }>`
    select p.category_id as "categoryId"
      from (select t.context->>'productId' as product_id, t.occurred_at from touchpoint t
             where t.member_id in (select m.id from member m where m.id = ${memberId} or m.merged_into = ${memberId})
               and t.kind = 'page_view' and t.subject is not null
             order by t.occurred_at desc, t.seq desc limit ${views}) v
      join product p on p.brand_id = ${brandId} and p.id = v.product_id
     group by p.category_id order by max(v.occurred_at) desc, p.category_id limit ${categories}`.execute(db)
  return rows.map(({ categoryId }) => categoryId)
}
