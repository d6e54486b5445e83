import type * as z from 'zod'
import type { Fulfilment } from '../../contract/checkout'
import { AppError } from '../kernel/app-error'
import type { CallerOf, Ctx } from '../kernel/ctx'
import { findAddress, type KeptAddress } from '../modules/member/address.sql'
import { buyerOf, storeStatus } from '../modules/order/sale.sql'
import { CENTRAL } from '../modules/stock/stock.sql'

export type Destination = {
  /** Whose goods they are: the warehouse that delivers, or the store that hands over. */
  location: string
  /** The store of a pick-up. */
  storeId: string | null
  /** The address of a delivery. */
  address: KeptAddress | null
}

/**
 * Where a shopper wants their goods: at an address of their own, or in an open store. Throws `address_unknown`,
 * `store_unknown` and `store_closed`.
 */
export async function chooseDestination(
  ctx: Pick<Ctx<CallerOf<'shopper'>>, 'db' | 'caller'>,
  fulfilment: z.output<typeof Fulfilment>,
): Promise<Destination> {
  const { brandId, openid } = ctx.caller
  if (fulfilment.kind === 'pickup') {
    await checkStore(ctx, fulfilment.storeId)
    return { location: fulfilment.storeId, storeId: fulfilment.storeId, address: null }
  }
  const memberId = await buyerOf(ctx.db, brandId, openid)
  const address = memberId && (await findAddress(ctx.db, brandId, memberId, fulfilment.addressId))
  if (!address) throw new AppError('address_unknown')
  return { location: CENTRAL, storeId: null, address }
}

/** Throws unless the brand has the store and it is open for business. */
export async function checkStore({ db, caller }: Pick<Ctx, 'db' | 'caller'>, storeId: string): Promise<void> {
  const status = await storeStatus(db, caller.brandId, storeId)
  if (!status) throw new AppError('store_unknown')
  if (status === 'closed') throw new AppError('store_closed')
}
