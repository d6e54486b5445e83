import { sql } from 'kysely'
import type { Db } from '../../kernel/ctx'

/** An address as it is kept: who and where are one sealed text. */
export type KeptAddress = { id: string; cipher: string; phoneMasked: string; isDefault: boolean }

/** What an address is sealed for: a cipher of another person or of an order does not open as it. */
export function addressLabel(addressId: string): string {
  return `member.address:${addressId}`
}

function addressesOf(db: Db, brandId: string, memberId: string) {
  return db
    .selectFrom('member_address')
    .select(['id', 'cipher', 'phone_masked as phoneMasked', 'is_default as isDefault'])
    .where('brand_id', '=', brandId)
    .where('member_id', '=', memberId)
}

/** A person's addresses, the default first, then the newest. */
export function listAddresses(db: Db, brandId: string, memberId: string): Promise<KeptAddress[]> {
  return addressesOf(db, brandId, memberId).orderBy('is_default', 'desc').orderBy('id', 'desc').execute()
}

export function findAddress(
  db: Db,
  brandId: string,
  memberId: string,
  addressId: string,
): Promise<KeptAddress | undefined> {
  return addressesOf(db, brandId, memberId).where('id', '=', addressId).executeTakeFirst()
}

/** The address a person saved with this key. */
export function findAddressByKey(
  db: Db,
  brandId: string,
  memberId: string,
  saveKey: string,
): Promise<KeptAddress | undefined> {
  return addressesOf(db, brandId, memberId).where('save_key', '=', saveKey).executeTakeFirst()
}

/** Writes an address, new or changed; a default one takes that place from any other. The person is locked. */
export async function putAddress(
  db: Db,
  address: KeptAddress & { brandId: string; memberId: string; saveKey: string | null; savedAt: Date },
): Promise<void> {
  const { id, memberId, cipher, phoneMasked, isDefault } = address
  if (isDefault) {
    await db
      .updateTable('member_address')
      .set({ is_default: false })
      .where('member_id', '=', memberId)
      .where('id', '<>', id)
      .where('is_default', '=', true)
      .execute()
  }
  const facts = { cipher, phone_masked: phoneMasked, is_default: isDefault, saved_at: address.savedAt }
  await db
    .insertInto('member_address')
    .values({ id, brand_id: address.brandId, member_id: memberId, save_key: address.saveKey, ...facts })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(facts))
    .execute()
}

/** Removes an address; the newest of the others becomes the default when it was that one. Answers whether it was there. */
export async function removeAddress(db: Db, brandId: string, memberId: string, addressId: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('member_address')
    .where('brand_id', '=', brandId)
    .where('member_id', '=', memberId)
    .where('id', '=', addressId)
    .returning('is_default as isDefault')
    .executeTakeFirst()
  if (removed?.isDefault) {
    await sql`
      update member_address set is_default = true
       where id = (select id from member_address where member_id = ${memberId} order by id desc limit 1)`.execute(db)
  }
  return removed !== undefined
}

/** The addresses of somebody who turned out to be another person; that one's default and the keys they used stay theirs. */
export async function moveAddresses(db: Db, fromId: string, intoId: string): Promise<void> {
  await sql`
    update member_address a
       set member_id = ${intoId},
           is_default = a.is_default and not exists (
             select 1 from member_address k where k.member_id = ${intoId} and k.is_default),
           save_key = case when exists (
             select 1 from member_address k where k.member_id = ${intoId} and k.save_key = a.save_key) then null else a.save_key end
     where a.member_id = ${fromId}`.execute(db)
}

/**
 * Forgets where a person who leaves lives and what they wrote: their addresses, and address and remark of orders
 * that are over, and their notes. What is still to be sent to them needs its address until it has arrived.
 */
export async function eraseAddresses(db: Db, memberIds: readonly string[]): Promise<void> {
  await db
    .deleteFrom('member_address')
    .where('member_id', '=', sql<string>`any(${[...memberIds]}::text[])`)
    .execute()
  await sql`
    with over as (
      update orders o set address_cipher = null, remark = ''
       where o.member_id = any(${[...memberIds]}::text[]) and (
         o.state in ('received', 'matured', 'cancelled')
         or (o.state = 'paid' and o.paid_fen <= (select sum(r.amount_fen) from refund r where r.order_id = o.id)))
      returning o.id)
    update refund_request set note = ''
     where order_id in (select id from orders where member_id = any(${[...memberIds]}::text[]))`.execute(db)
}
