import type { CallerOf } from '../../server/kernel/ctx'
import { CENTRAL, setCounts } from '../../server/modules/stock/stock.sql'
import { saveProducts } from '../../server/usecases/catalogue/save-products'
import type { Ware } from '../catalogue/wares'
import { contextAt, type Stage } from './stage'

/** More pieces of each ware at the centre and in every store than a story can sell. */
const ENDLESS = 1_000_000

/** Puts wares on sale as products of one SKU with the same id, up to 200 of them. */
export async function putOnSale(stage: Stage, wares: readonly Ware[], at: Date): Promise<void> {
  const { db, brandId } = stage
  const hq: CallerOf<'ops'> = { kind: 'ops', brandId, staffId: 'sf_story', role: 'hq_ops', stores: 'all' }
  const products = wares.map(({ id, title, category, listFen }) => ({
    productId: id,
    title,
    subtitle: '',
    makerName: '山居',
    category,
    picturePaths: ['product.svg'],
    story: [],
    facts: [],
    choices: [],
    skus: [{ skuId: id, options: [], priceFen: listFen, picturePath: 'product.svg', isListed: true }],
  }))
  await saveProducts(contextAt(stage, hq, at), { products })
  const stores = await db.selectFrom('store').select('id').where('brand_id', '=', brandId).execute()
  const counts = [CENTRAL, ...stores.map(({ id }) => id)].flatMap((location) =>
    wares.map(({ id }) => ({ location, skuId: id, onHand: ENDLESS })),
  )
  await setCounts(db, brandId, counts, at)
}
