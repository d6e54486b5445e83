import type { ConsolePlace } from './console-place'
import { dataPlaces } from './places/data-places'
import { homePlaces } from './places/home-places'
import { leadPlaces } from './places/lead-places'
import { memberPlaces } from './places/member-places'
import { moneyPlaces } from './places/money-places'
import { networkPlaces } from './places/network-places'
import { rulePlaces } from './places/rule-places'
import { secondStepPlaces } from './places/second-step-places'
import { settingPlaces } from './places/setting-places'
import { suspicionPlaces } from './places/suspicion-places'

const BY_AREA: Record<string, readonly ConsolePlace[]> = {
  overview: homePlaces,
  leads: leadPlaces,
  rules: rulePlaces,
  members: [...memberPlaces, ...suspicionPlaces],
  network: networkPlaces,
  money: moneyPlaces,
  data: dataPlaces,
  settings: [...settingPlaces, ...secondStepPlaces],
}
const AREAS = Object.values(BY_AREA)

export const CONSOLE_PLACES: readonly ConsolePlace[] = AREAS.flat()

const isForbidden = ({ sees }: ConsolePlace) => sees === '没有权限查看这一页'

/** What the walk looks at in each area: all of it, a page one may not see once, because it is the same everywhere. */
export const WALKED_AREAS = Object.entries(BY_AREA).map(
  ([area, places]) =>
    [area, places.filter((place) => !isForbidden(place) || place === places.find(isForbidden))] as const,
)

/** The first page of each area while answers do not come and while they fail: both look alike on every page. */
export const brokenOfEachArea = (): ConsolePlace[] => AREAS.flatMap((area) => brokenPlaces(area).slice(0, 2))

/** Every page once while answers do not come, and once while they fail: as the first of its places opens it. */
export const brokenConsolePlaces = (): ConsolePlace[] => brokenPlaces(CONSOLE_PLACES)

function brokenPlaces(places: readonly ConsolePlace[]): ConsolePlace[] {
  const first = new Map<string, ConsolePlace>()
  for (const place of places) if (!first.has(place.page) && !place.line) first.set(place.page, place)
  return [...first.values()].flatMap(({ act: _, before: __, opens: ___, name, sees: ____, ...place }) => [
    {
      ...place,
      name: `${place.page.replace(/[^a-z]+/gi, '-') || 'overview'}-waiting`,
      line: 'held' as const,
      sees: /./,
    },
    {
      ...place,
      name: `${place.page.replace(/[^a-z]+/gi, '-') || 'overview'}-failing`,
      line: 'failing' as const,
      sees: /没有取到内容|重试|系统繁忙/,
    },
  ])
}
