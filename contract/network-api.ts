import * as network from './network'
import * as detail from './network-detail'
import * as products from './product-desk'
import * as roster from './roster'

/** Calls about stores, guides, rosters and what stores sell, by name; a part of the registry. */
export const networkApi = {
  listRegions: network.listRegions,
  listStores: network.listStores,
  upsertStore: network.upsertStore,
  closeStore: network.closeStore,
  openStore: network.openStore,
  listGuides: network.listGuides,
  upsertGuide: network.upsertGuide,
  setGuideLeave: network.setGuideLeave,
  markGuideLeft: network.markGuideLeft,
  setGuideCapacity: network.setGuideCapacity,
  checkGuideRatio: network.checkGuideRatio,
  setPresence: network.setPresence,
  myWorkload: network.myWorkload,
  findStores: network.findStores,
  viewStore: detail.viewStore,
  previewCloseStore: detail.previewCloseStore,
  viewGuide: detail.viewGuide,
  previewGuideCapacities: detail.previewGuideCapacities,
  setGuideCapacities: detail.setGuideCapacities,
  compareModes: detail.compareModes,
  showRoster: roster.showRoster,
  setDaysOff: roster.setDaysOff,
  listProducts: products.listProducts,
  viewProduct: products.viewProduct,
} as const
