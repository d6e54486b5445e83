import type { searchProducts as endpoint } from '../../../contract/catalogue'
import type { Input, Output } from '../../../contract/endpoint'
import { productCard } from '../../flows/show-product-card'
import { AppError } from '../../kernel/app-error'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { nextPage } from '../../kernel/next-page'
import { searchWords } from '../../modules/catalogue/fold-text'
import { readCursor, writeCursor } from '../../modules/catalogue/product-cursor'
import { searchProductRows, viewedCategories } from '../../modules/catalogue/product-list.sql'
import { findMemberByOpenid } from '../../modules/member/member.sql'

/** What a person looked at last decides which shelves come first: so many looks, at most so many shelves. */
const LATELY = { views: 30, categories: 3 }

/**
 * Products on sale, a page at a time. Recommended are best sellers; a signed-in person who has not refused it finds
 * those of the shelves they looked at first. A price range is taken from whichever end it is given.
 */
export async function searchProducts(
  ctx: Ctx<Caller | Anonymous>,
  { text, cursor, sort, priceMinFen, priceMaxFen, rows, ...filter }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  const after = cursor === undefined ? undefined : readCursor(cursor)
  if (after === null) throw new AppError('invalid_input', { fields: [{ path: 'cursor', fault: 'invalid_format' }] })
  const isReversed = priceMinFen !== undefined && priceMaxFen !== undefined && priceMinFen > priceMaxFen
  const found = await searchProductRows(ctx.db, {
    ...filter,
    brandId: ctx.caller.brandId,
    words: searchWords(text ?? ''),
    priceFen: isReversed ? { min: priceMaxFen, max: priceMinFen } : { min: priceMinFen, max: priceMaxFen },
    sort,
    preferredCategoryIds: sort === 'recommended' ? await preferredCategories(ctx) : [],
    after,
    rows,
  })
  const next = nextPage(found, rows, ({ rank, sold, fromFen, listedAtMs, productId }) =>
    writeCursor({ rank, amount: sort.startsWith('price') ? fromFen : sold, listedAtMs, productId }),
  )
  return { products: found.map((product) => productCard(ctx.outside, product)), next }
}

async function preferredCategories({ db, caller }: Ctx<Caller | Anonymous>): Promise<string[]> {
  if (caller.kind !== 'shopper') return []
  const person = await findMemberByOpenid(db, caller.brandId, caller.openid)
  return person?.isPersonalised ? viewedCategories(db, caller.brandId, person.id, LATELY) : []
}
