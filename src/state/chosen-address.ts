import { remembered } from './remembered'

/** The address orders go to until another is chosen; the default one when none was. */
export const chosenAddress = remembered<string | null>(
  'chosen-address',
  null,
  (stored) => typeof stored === 'string' && stored.length <= 64,
)
