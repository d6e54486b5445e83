import type { listCategories as endpoint } from '../../../contract/catalogue'
import type { Output } from '../../../contract/endpoint'
import type { Anonymous, Caller, Ctx } from '../../kernel/ctx'
import { hotWords } from '../../modules/catalogue/hot-words'
import { bestSellers, listCategoryRows } from '../../modules/catalogue/product-list.sql'

const WORDS_MAX = 8
/** Several best sellers may begin with the same word. */
const BEST_SELLERS = 40

/** The shelves that have something on them, and what is worth searching for. */
export async function listCategories({
  db,
  caller,
  outside,
}: Ctx<Caller | Anonymous>): Promise<Output<typeof endpoint>> {
  const categories = await listCategoryRows(db, caller.brandId)
  return {
    categories: categories.map(({ picturePath, ...category }) => ({
      ...category,
      pictureUrl: outside.files.publicUrl(picturePath),
    })),
    hotWords: hotWords(await bestSellers(db, caller.brandId, BEST_SELLERS), WORDS_MAX),
  }
}
