import type { ConsolePlace } from './console-place'

const AT_ONCE = 2

/** Two rooms at once; the states of one room one after the other, because some of them make what the next one shows. */
export async function inTurns<Seen>(
  places: readonly ConsolePlace[],
  look: (place: ConsolePlace) => Promise<Seen>,
): Promise<Seen[]> {
  const roomOf = ({ page }: ConsolePlace) => page.split('/')[0]!
  const rooms = [...new Set(places.map(roomOf))].map((room) => places.filter((place) => roomOf(place) === room))
  const seen: Seen[] = []
  const one = async () => {
    for (let room = rooms.shift(); room; room = rooms.shift()) {
      for (const place of room) seen.push(await look(place))
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return seen
}
