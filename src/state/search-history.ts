import { remembered } from './remembered'

/** What this person searched for on this device, newest first; it never leaves the device. */
export const searchHistory = remembered<readonly string[]>(
  'search-history',
  [],
  (stored) => Array.isArray(stored) && stored.every((text) => typeof text === 'string'),
)
