import type { World } from './world'

/** Where a shopper of a test has parcels sent: one address, saved on first use. */
export async function toTheirDoor(world: World, who: string): Promise<{ kind: 'delivery'; addressId: string }> {
  const { addressId } = await world.ok(
    world.shopper(who).call('saveMyAddress', {
      name: '李梅',
      phone: '13800138000',
      province: '四川省',
      city: '成都市',
      district: '锦江区',
      street: '春熙路 1 号',
      idempotencyKey: `home-of-${who}`,
    }),
  )
  return { kind: 'delivery', addressId }
}

/** A parcel that HQ sent and its buyer confirmed. */
export async function shipAndReceive(world: World, who: string, orderId: string): Promise<void> {
  const parcel = { orderId, carrier: '顺丰速运', trackingNo: `SF-${orderId}` }
  await world.ok(world.staff('hq_ops').call('shipOrder', parcel))
  await world.ok(world.shopper(who).call('confirmReceived', { orderId }))
}
