import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

export type CartRow = {
  skuId: string
  productId: string
  title: string
  options: string[]
  picturePath: string
  quantity: number
  priceFen: number
  addedFen: number
  isListed: boolean
  isChosen: boolean
}

/** What is in a person's cart, last added first, with the price of now. */
export async function readCart(db: Db, brandId: string, memberId: string): Promise<CartRow[]> {
  const rows = await db
    .selectFrom('cart_line as l')
    .innerJoin('sku as s', (join) => join.onRef('s.brand_id', '=', 'l.brand_id').onRef('s.id', '=', 'l.sku_id'))
    .innerJoin('product as p', (join) => join.onRef('p.brand_id', '=', 's.brand_id').onRef('p.id', '=', 's.product_id'))
    .select((eb) => [
      's.id as skuId',
      'p.id as productId',
      'p.title',
      's.options',
      's.picture_path as picturePath',
      'l.quantity',
      's.list_fen as priceFen',
      'l.added_fen as addedFen',
      eb.and([eb('s.is_listed', '=', true), eb('p.is_listed', '=', true)]).as('isListed'),
      'l.is_chosen as isChosen',
    ])
    .where('l.brand_id', '=', brandId)
    .where('l.member_id', '=', memberId)
    .orderBy('l.added_at', 'desc')
    .orderBy('l.sku_id')
    .execute()
  return rows.map((row) => ({ ...row, isListed: Boolean(row.isListed) }))
}

/** More additions of one article than anybody has under way at once. */
const KEYS_KEPT = 8

export type Addition = {
  brandId: string
  memberId: string
  skuId: string
  quantity: number
  priceFen: number
  key: string
  at: Date
}

/**
 * Adds pieces to a line, made when it is missing; `quantityMax` is the most a line holds. The keys of the last additions
 * add nothing again. False when the line is missing and the cart holds `linesMax` others.
 */
export async function addToLine(
  db: Db,
  { brandId, memberId, skuId, quantity, priceFen, key, at }: Addition,
  { quantityMax, linesMax }: { quantityMax: number; linesMax: number },
): Promise<boolean> {
  // Additions of one person come one after the other: the count below is then true.
  await db.selectFrom('member').select('id').where('id', '=', memberId).forNoKeyUpdate().execute()
  const isKnown = sql`excluded.keys <@ l.keys`
  const { rows } = await sql<{ skuId: string }>`
    insert into cart_line as l (brand_id, member_id, sku_id, quantity, added_fen, is_chosen, keys, added_at)
    select ${brandId}, ${memberId}, ${skuId}, least(${quantity}::int, ${quantityMax}::int), ${priceFen}::bigint, true,
           array[${key}::text], ${at}::timestamptz
     where (select count(*) from cart_line o where o.member_id = ${memberId} and o.sku_id <> ${skuId}) < ${linesMax}
    on conflict (member_id, sku_id) do update
       set quantity = case when ${isKnown} then l.quantity else least(l.quantity + excluded.quantity, ${quantityMax}::int) end,
           added_fen = case when ${isKnown} then l.added_fen else excluded.added_fen end,
           added_at = case when ${isKnown} then l.added_at else excluded.added_at end,
           is_chosen = l.is_chosen or not ${isKnown},
           keys = case when ${isKnown} then l.keys else (excluded.keys || l.keys)[1:${sql.lit(KEYS_KEPT)}] end
    returning l.sku_id as "skuId"`.execute(db)
  return rows.length > 0
}

export type LineChange = { skuId: string; quantity: number | null; isChosen: boolean | null }

/** Sets quantity or choice of lines that are there; `null` leaves as it is, quantity 0 takes out. Each article once. */
export async function setLines(db: Db, memberId: string, changes: readonly LineChange[]): Promise<void> {
  const gone = changes.filter(({ quantity }) => quantity === 0).map(({ skuId }) => skuId)
  const kept = changes.filter(({ quantity }) => quantity !== 0)
  await removeLines(db, memberId, gone)
  if (kept.length === 0) return
  await sql`
    update cart_line l set quantity = coalesce(c.quantity, l.quantity), is_chosen = coalesce(c."isChosen", l.is_chosen)
      from json_to_recordset(${JSON.stringify(kept)}::json) as c ("skuId" text, quantity int, "isChosen" boolean)
     where l.member_id = ${memberId} and l.sku_id = c."skuId"`.execute(db)
}

/** Takes articles out of a cart, as an order of them does. */
export async function removeLines(db: Db, memberId: string, skuIds: readonly string[]): Promise<void> {
  if (skuIds.length === 0) return
  await db
    .deleteFrom('cart_line')
    .where('member_id', '=', memberId)
    .where('sku_id', '=', sql<string>`any(${[...skuIds]}::text[])`)
    .execute()
}

/** The cart of a visitor becomes that of the person they turned out to be; what both had in it is there once, the more of it. */
export async function moveCart(db: Db, fromId: string, intoId: string): Promise<void> {
  await sql`
    with moved as (delete from cart_line where member_id = ${fromId} returning *)
    insert into cart_line as l (brand_id, member_id, sku_id, quantity, added_fen, is_chosen, keys, added_at)
    select m.brand_id, ${intoId}, m.sku_id, m.quantity, m.added_fen, m.is_chosen, m.keys, m.added_at from moved m
    on conflict (member_id, sku_id) do update
       set quantity = greatest(l.quantity, excluded.quantity),
           keys = (l.keys || excluded.keys)[1:${sql.lit(KEYS_KEPT)}]`.execute(db)
}

/** Nothing is left in a person's cart. */
export async function emptyCart(db: Db, memberId: string): Promise<void> {
  await db.deleteFrom('cart_line').where('member_id', '=', memberId).execute()
}
