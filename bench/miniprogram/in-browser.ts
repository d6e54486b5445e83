import { gzipSync } from 'node:zlib'
import type { Browser, Page as Tab } from 'playwright-core'
import { median } from './median'

const VISITS = 5
/** A phone four times slower than this machine, on the slow 4G that Lighthouse takes. */
export const SLOW = { cpuTimes: 4, downMbit: 1.6, upMbit: 0.75, roundTripMs: 150 }
const BYTES_OF_MBIT = 1_000_000 / 8
const PHONE = { width: 375, height: 812 }
const COUNTED = /\.(js|css)$|text\/html|javascript|text\/css/

/** Bytes of the markup, scripts and styles a first visit fetches, each packed with gzip. */
export async function firstLoadBytes(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext({ viewport: PHONE })
  const tab = await context.newPage()
  const sizes: Promise<number>[] = []
  tab.on('response', (response) => {
    if (!COUNTED.test(response.headers()['content-type'] ?? '')) return
    sizes.push(response.body().then((body) => gzipSync(body).length))
  })
  await tab.goto(url, { waitUntil: 'networkidle' })
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  await context.close()
  return bytes
}

/** When the largest piece of a first visit is painted, in milliseconds: the median of several visits. */
export async function largestPaintMs(browser: Browser, url: string): Promise<number> {
  const taken: number[] = []
  for (let visit = 0; visit < VISITS; visit++) {
    const context = await browser.newContext({ viewport: PHONE, deviceScaleFactor: 2 })
    const tab = await context.newPage()
    await slowDown(tab)
    await tab.addInitScript(
      "globalThis.paints = []; new PerformanceObserver((list) => globalThis.paints.push(...list.getEntries().map((entry) => entry.startTime))).observe({ type: 'largest-contentful-paint', buffered: true })",
    )
    await tab.goto(url, { waitUntil: 'networkidle' })
    const paints = await tab.evaluate<number[]>('globalThis.paints')
    taken.push(paints.at(-1)!)
    await context.close()
  }
  return median(taken)
}

async function slowDown(tab: Tab): Promise<void> {
  const session = await tab.context().newCDPSession(tab)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: SLOW.roundTripMs,
    downloadThroughput: SLOW.downMbit * BYTES_OF_MBIT,
    uploadThroughput: SLOW.upMbit * BYTES_OF_MBIT,
  })
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOW.cpuTimes })
}
