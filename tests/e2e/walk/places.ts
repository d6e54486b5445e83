import { BELONGING_PLACES } from './belonging-places'
import { BUYING_PLACES } from './buying-places'
import { FINDING_PLACES } from './finding-places'
import { GUIDE_PLACES } from './guide-places'
import type { Place } from './place'

export const PLACES: readonly Place[] = [...FINDING_PLACES, ...BUYING_PLACES, ...BELONGING_PLACES, ...GUIDE_PLACES]

/** Pages that ask nobody anything when they open: nothing can be late or fail. */
const SILENT = [
  'shopper/privacy-text/index',
  'shopper/address-edit/index',
  'shopper/join/index',
  'guide/bind/index',
  'guide/hand-over/index',
]

/** Each page once more while its answers do not come, and once when they fail: the first of its states, otherwise the same. */
export function brokenPlaces(): Place[] {
  const pages = [...new Set(PLACES.map(({ page }) => page))].filter((page) => !SILENT.includes(page))
  return pages.flatMap((page) => {
    const { act: _, ...first } = PLACES.find((place) => place.page === page && !place.act)!
    const name = page
      .replace(/^pages\//, '')
      .replace('/index', '')
      .replace('/', '-')
    return [
      { ...first, name: `${name}-loading`, line: 'held' as const, sees: /.*/ },
      { ...first, name: `${name}-failing`, line: 'failing' as const, sees: /重试|刷新|系统繁忙/ },
      ...(OFFLINE.includes(page)
        ? [{ ...first, name: `${name}-offline`, line: 'offline' as const, sees: /网络/ }]
        : []),
    ]
  })
}

/** One list, one form and one page of a guide: what they show without a network is the same piece everywhere. */
const OFFLINE = ['pages/home/index', 'pages/cart/index', 'shopper/order/index', 'guide/leads/index']
