import { strict as assert } from 'node:assert'
import type { Browser } from 'playwright-core'
import { pagesOfApp } from '../../support/pages-of-app'
import { launchChromium } from '../../weapp-host/view/find-chromium'
import type { Product } from '../product'
import type { Story } from '../steps'
import { type Cast, makeCast } from './cast'
import { clientBundleStep } from './client-bundles'
import { lookAt, PHONE, SMALL, SMALL_HUGE } from './look-at'
import type { Look } from './open-place'
import type { Place } from './place'
import { brokenPlaces, PLACES } from './places'

const AT_ONCE = 2

/**
 * Every page of the h5 build in every state, on a usual and on a small phone and there with the largest text: nothing is
 * cut, overlaps or leaves the screen, all can be hit, axe finds nothing serious, and neither page nor line complain.
 */
export function walkStory(open: () => Pick<Product, 'address' | 'printed'>): Story {
  let cast: Cast | null = null
  let browser: Browser | null = null
  const walk = async (places: readonly Place[], looks: Look[]) => {
    const faults = await inTurns(places, (place) => lookAt(browser!, cast!, place, looks))
    assert.equal(faults.length, 0, `\n${faults.join('\n')}`)
  }
  const rooms = [...new Set(PLACES.map(({ page }) => page.split('/')[0]!))]
  return {
    title: 'every page in every state',
    steps: [
      { name: 'every page of the app is in the walk', run: nonePassedBy },
      {
        name: 'people, orders and leads are made for the pages to show',
        run: async () => {
          cast = await makeCast(open())
          browser = await launchChromium()
        },
      },
      ...rooms.map((room) => {
        const places = PLACES.filter(({ page }) => page.startsWith(`${room}/`))
        return {
          name: `${places.length} states of ${room} are sound, on a small phone and with the largest text too`,
          run: () => walk(places, [PHONE, SMALL, SMALL_HUGE]),
        }
      }),
      { name: 'waiting and failing pages are sound too', run: () => walk(brokenPlaces(), [SMALL_HUGE]) },
      clientBundleStep(),
    ],
    end: async () => browser?.close(),
  }
}

async function nonePassedBy(): Promise<void> {
  const walked = new Set(PLACES.map(({ page }) => page))
  assert.deepEqual(
    (await pagesOfApp()).filter((page) => !walked.has(page)),
    [],
  )
}

async function inTurns(places: readonly Place[], look: (place: Place) => Promise<string[]>): Promise<string[]> {
  const left = [...places]
  const faults: string[] = []
  const one = async () => {
    for (let place = left.shift(); place; place = left.shift()) faults.push(...(await look(place)))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return faults
}
