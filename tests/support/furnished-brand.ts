import type { World } from './world'
import { staffCaller } from './world-callers'

/** One of everything that has an id, so that every call can be asked about somebody's real thing. */
export type FurnishedBrand = { world: World; ids: Record<string, string> }

/**
 * Fills a brand with the same shapes each time: two stores with a guide each, a member whose lead the first guide took,
 * an order, codes, a partner. `mark` makes the names people read differ between brands; natural keys and openids do not,
 * because a tenant must hold even when two brands use the same ones.
 */
export async function furnishBrand(world: World, mark: string): Promise<FurnishedBrand> {
  const { build } = world
  const regionId = await build.region('西南大区')
  const storeId = await build.store({ regionId, code: 'S001', name: `${mark}一店` })
  const otherStoreId = await build.store({ regionId, code: 'S002', name: `${mark}二店`, city: '重庆', latitude: 29.5 })
  const guideId = await build.guide([storeId], { code: 'G001', name: `${mark}导购一`, openid: 'openid-guide-1' })
  const otherGuideId = await build.guide([otherStoreId], {
    code: 'G002',
    name: `${mark}导购二`,
    openid: 'openid-guide-2',
  })
  await build.guide([storeId], { code: 'G003', name: `${mark}店长`, role: 'store_manager', openid: 'openid-guide-3' })
  const memberId = await build.member({ phone: '13800138000', openid: 'openid-li', displayName: `${mark}李` })
  await build.member({ phone: '13900139000', openid: 'openid-wang', displayName: `${mark}王` })
  await build.consent(memberId)
  const partnerId = await build.partner('同城直播')
  const otherPartnerId = await build.partner('另一渠道')
  const skuId = await build.sku('SKU1')

  const li = world.shopper('li')
  const guide = world.guide(guideId)
  const captured = await world.ok(
    li.call('captureLead', { wish: '沙发', channel: 'appointment', storeId, idempotencyKey: 'furnish-lead-1' }),
  )
  const leads = await world.ok(guide.call('listMyLeads', { tab: 'waiting' }))
  const assignmentId = leads.leads[0]!.assignmentId
  await world.ok(guide.call('acceptAssignment', { assignmentId }))
  const admin = world.staff('hq_admin')
  const { codes } = await world.ok(admin.call('createCodes', { codes: [{ kind: 'guide', guideId, storeId }] }))
  const invitation = await world.ok(admin.call('createInvitation', { guideId: otherGuideId }))
  const closing = {
    brandId: world.brandId,
    role: 'finance',
    scope: { name: 'leaver' },
    now: world.clock.now(),
  } as const
  const { staffId } = await staffCaller(world.db, closing)
  return {
    world,
    ids: {
      regionId,
      storeId,
      otherStoreId,
      guideId,
      otherGuideId,
      memberId,
      partnerId,
      otherPartnerId,
      skuId,
      leadId: captured.leadId,
      assignmentId,
      code: codes[0]!.code,
      invitation: invitation.code,
      staffId,
      login: staffId,
    },
  }
}
