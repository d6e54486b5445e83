import { remembered } from './remembered'

/** The code this person came by, so that what they share leads to the same store and guide. */
export const arrivedBy = remembered<string | null>(
  'arrived-by',
  null,
  (stored) => typeof stored === 'string' && /^[0-9A-Za-z]{10,12}$/.test(stored),
)

/** Where a shared card leads: through the code, or home. */
export function sharePath(code: string | null = arrivedBy.get()): string {
  return code ? `/pages/scan/index?scene=${code}` : '/pages/home/index'
}
