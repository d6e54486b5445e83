import { strict as assert } from 'node:assert'
import type { Product } from '../../tests/e2e/product'
import { type Cast, makeCast } from '../../tests/e2e/walk/cast'
import { PLACES } from '../../tests/e2e/walk/places'
import { willing } from '../../tests/weapp-host/answers'
import { WeappHost } from '../../tests/weapp-host/host'
import { textOf } from '../../tests/weapp-host/tree'
import { median } from './median'

const BOOTS = 9
/** How far a person scrolls down a list. */
const PAGES_SCROLLED = 3

type Backend = { backendUrl: string; person: string } | null

function phone(folder: string, backend: Backend): WeappHost {
  return new WeappHost({
    folder,
    backendUrl: backend?.backendUrl ?? null,
    answers: willing(backend ? { loginCode: () => backend.person } : {}),
  })
}

/** From the launch to the first words on the screen, in milliseconds: the median of several launches. */
export async function bootMs(folder: string, backend: Backend): Promise<number> {
  const taken: number[] = []
  for (let boot = 0; boot < BOOTS; boot++) {
    const host = phone(folder, backend)
    let firstWordsMs = 0
    host.runtime.events.on('drawn', () => {
      if (firstWordsMs > 0 || host.paths.length === 0) return
      if (host.page.nodes().some((node) => textOf(node).trim() !== '')) firstWordsMs = performance.now()
    })
    const startedMs = performance.now()
    await host.start()
    assert.ok(firstWordsMs > 0, 'the first page shows words')
    taken.push(firstWordsMs - startedMs)
    await host.stop()
  }
  return median(taken)
}

/** The most that any page sent to its view at once, in bytes, on a walk over every page with a running product. */
export async function maxSetDataBytes(folder: string, product: Product): Promise<{ bytes: number; page: string }> {
  const cast = await makeCast(product)
  const records: [string, number][] = []
  for (const as of new Set(PLACES.map((place) => place.as))) records.push(...(await walkAs(folder, cast, as)))
  const [page, bytes] = records.reduce((most, record) => (record[1] > most[1] ? record : most))
  return { bytes, page }
}

async function walkAs(folder: string, cast: Cast, as: keyof Cast['names']): Promise<[string, number][]> {
  const host = phone(folder, { backendUrl: cast.address, person: `login-${cast.names[as]}` })
  await host.start()
  for (const place of PLACES.filter((one) => one.as === as && !one.act)) {
    const query = new URLSearchParams(place.params?.(cast) ?? {})
    host.runtime.stack.reLaunch(`/${place.page}?${query}`)
    await host.idle()
    for (let page = 0; page < PAGES_SCROLLED; page++) await host.reachBottom()
  }
  await host.stop()
  return [...host.runtime.setDataRecords].map(([page, { bytesMax }]) => [page, bytesMax])
}

/** The most that the first page sent at once, without a backend. */
export async function firstSetDataBytes(folder: string): Promise<number> {
  const host = phone(folder, null)
  await host.start()
  await host.stop()
  return Math.max(...[...host.runtime.setDataRecords.values()].map(({ bytesMax }) => bytesMax))
}
