import { strict as assert } from 'node:assert'
import type { Browser } from 'playwright-core'
import { pagesOfConsole } from '../../support/pages-of-console'
import { launchChromium } from '../../weapp-host/view/find-chromium'
import type { Product } from '../product'
import type { Story } from '../steps'
import { axeFaults } from '../walk/axe-faults'
import type { ConsolePlace, Desk } from './console-place'
import { brokenOfEachArea, CONSOLE_PLACES, WALKED_AREAS } from './console-places'
import { openAtDesk, openDesk } from './desk'
import { inTurns } from './in-turns'
import { keyboardFaults } from './keyboard-faults'
import { widthFaults } from './width-faults'

export const SAMPLE_PASSWORD = 'fenbo-demo-2026'

/**
 * Every page of the console in every state at 1440×900: axe finds nothing serious, all of it is reached by keyboard, it
 * fits there and at 1280, and the page complains of nothing. `areas`: those alone.
 */
export function consoleWalk(open: () => Pick<Product, 'address'>, areas = WALKED_AREAS): Story {
  let browser: Browser | null = null
  let desk: Desk | null = null
  const walk = async (places: readonly ConsolePlace[]) => {
    const faults = (await inTurns(places, (place) => lookAt(desk!, place))).flat()
    assert.equal(faults.length, 0, `\n${faults.join('\n')}`)
  }
  return {
    title: 'the console, every page in every state',
    steps: [
      { name: 'every page of the console is in the walk', run: nonePassedBy },
      {
        name: 'everybody at headquarters signs in',
        run: async () => {
          browser = await launchChromium()
          desk = await openDesk(browser, open().address, SAMPLE_PASSWORD)
        },
      },
      ...areas.flatMap(([area, places]) =>
        inParts(places).map((part) => ({
          name: `${part.length} states of ${area} are sound`,
          run: () => walk(part),
        })),
      ),
      { name: 'waiting and failing pages of each area are sound too', run: () => walk(brokenOfEachArea()) },
    ],
    end: async () => browser?.close(),
  }
}

async function lookAt(desk: Desk, place: ConsolePlace): Promise<string[]> {
  try {
    const { tab, troubles, close } = await openAtDesk(desk, place)
    const faults = [
      ...troubles,
      ...(await axeFaults(tab, { isTopOnly: true })),
      ...(place.line ? [] : [...(await keyboardFaults(tab)), ...(await widthFaults(tab))]),
    ]
    await close()
    return faults.map((fault) => `${place.name}: ${fault}`)
  } catch (error) {
    return [`${place.name}: ${error instanceof Error ? error.message : String(error)}`]
  }
}

async function nonePassedBy(): Promise<void> {
  const walked = new Set(CONSOLE_PLACES.map(({ page }) => page))
  assert.deepEqual(
    pagesOfConsole().filter((page) => !walked.has(page)),
    [],
  )
}

/** The areas whose turn it is on a day: every area within six days, so that no day takes long. */
export function areasOfDay(day: Date): typeof WALKED_AREAS {
  const turn = Math.floor(day.getTime() / DAY_MS) % DAYS_A_ROUND
  return WALKED_AREAS.filter((_, index) => index % DAYS_A_ROUND === turn)
}
const DAY_MS = 86_400_000
const DAYS_A_ROUND = 6

/** Places a step looks at, so that one stays far from the time a step has. */
const STEP_PLACES = 30
const inParts = (places: readonly ConsolePlace[]) =>
  Array.from({ length: Math.ceil(places.length / STEP_PLACES) }, (_, part) =>
    places.slice(part * STEP_PLACES, (part + 1) * STEP_PLACES),
  )
