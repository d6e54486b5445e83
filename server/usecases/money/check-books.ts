import type { checkBooks as endpoint } from '../../../contract/books'
import type { Input, Output } from '../../../contract/endpoint'
import { checkBooksPart } from '../../flows/check-books-part'
import type { CallerOf, Ctx } from '../../kernel/ctx'

/** Proves one part of the books from the postings up; `isBalanced` only when no fault of any kind was found in it. */
export async function checkBooks(
  { db, caller }: Ctx<CallerOf<'ops'>>,
  { cursor }: Input<typeof endpoint>,
): Promise<Output<typeof endpoint>> {
  return checkBooksPart(db, caller.brandId, cursor)
}
