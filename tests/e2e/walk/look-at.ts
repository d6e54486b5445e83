import type { Browser } from 'playwright-core'
import { axeFaults } from './axe-faults'
import type { Cast } from './cast'
import { faultsIn, type Look, openPlace } from './open-place'
import type { Place } from './place'

export const PHONE: Look = { width: 375, height: 812, scale: 'normal' }
export const SMALL: Look = { width: 320, height: 568, scale: 'normal' }
export const SMALL_HUGE: Look = { width: 320, height: 568, scale: 'huge' }

/** Everything wrong with a page in one state, at each size; sentences that begin with its name. */
export async function lookAt(browser: Browser, cast: Cast, place: Place, looks: Look[]): Promise<string[]> {
  const faults: string[] = []
  try {
    const opened = await openPlace(browser, cast, place, looks[0]!)
    for (const look of looks) {
      if (look !== looks[0]) await opened.resize(look)
      // What axe looks at does not change with the width alone.
      const found = [...(await faultsIn(opened.tab)), ...(look === SMALL ? [] : await axeFaults(opened.tab))]
      const where = `${place.name} at ${look.width}${look.scale === 'huge' ? ' with the largest text' : ''}`
      faults.push(...found.map((fault) => `${where}: ${fault}`))
    }
    faults.push(...opened.troubles.map((trouble) => `${place.name}: ${trouble}`))
    await opened.close()
  } catch (error) {
    faults.push(error instanceof Error ? error.message : String(error))
  }
  return faults
}
