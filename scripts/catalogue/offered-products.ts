import type { saveProducts } from '../../contract/catalogue'
import type { Input } from '../../contract/endpoint'
import { CATALOGUE } from './catalogue'

type Offered = Input<typeof saveProducts>['products'][number]

/** The catalogue as headquarters offers it. */
export function offeredProducts(): Offered[] {
  return CATALOGUE.map(
    ({ productId, category, title, subtitle, makerName, story, facts, choices, skus, ...pictures }) => ({
      productId,
      title,
      subtitle,
      makerName,
      category,
      story,
      facts,
      choices,
      picturePaths: [skus[0]!.shown.path, pictures.roomPath, pictures.measuresPath],
      skus: skus.map(({ skuId, options, priceFen, shown }) => ({
        skuId,
        options,
        priceFen,
        picturePath: shown.path,
        isListed: true,
      })),
    }),
  )
}
