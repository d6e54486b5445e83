import { askAhead, type In } from '../../api/call'

/** How the goods of home are asked for; further pages add where to go on. */
export const GOODS: In<'searchProducts'> = { rows: 12 }

/** What home asks first, while its own scripts still come: on a slow line this is a third of a second. */
export function askFirstQuestions(): void {
  askAhead('listCategories', {})
  askAhead('searchProducts', GOODS)
}
