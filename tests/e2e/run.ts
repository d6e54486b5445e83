import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from '../weapp-host/view/find-chromium'
import { buildWeapp } from './build-weapp'
import { consoleStory } from './console/console-story'
import { areasOfDay, consoleWalk } from './console/console-walk'
import { mainJob } from './main-job'
import { type Chapter, chapters, NO_CHROMIUM } from './miniprogram/chapters'
import { makeReady } from './miniprogram/ground'
import { type Product, startProduct } from './product'
import { type Tally, tell } from './steps'
import { walkStory } from './walk/walk-story'

// `npm run e2e`: the product as a person starts it, used from outside: over HTTP, then in the hands of people with phones,
// in WeChat's mini-program and in a browser. Ends with a line that counts.

if (process.argv.includes('--help')) {
  process.stdout.write(
    'Usage: npm run e2e\nStarts the product on a folder and a port of its own and uses it from outside. CHROMIUM_PATH: another Chromium.\n',
  )
  process.exit(0)
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const folder = mkdtempSync(join(tmpdir(), 'fenbo-e2e-'))
const deskFolder = mkdtempSync(join(tmpdir(), 'fenbo-e2e-desk-'))
const tallies: Tally[] = []

// Both take about a minute and use one core each.
const builtWeapp = buildWeapp().then(
  () => null,
  (error: Error) => error,
)
let product: Product = await startProduct(folder)
say(`first start served after ${product.secondsToServe.toFixed(1)} s`)
try {
  const restart = async () => {
    // What headquarters' desk stands on, as the power cut left it: a first start less.
    cpSync(folder, deskFolder, { recursive: true })
    product = await startProduct(folder)
    say(`later start served after ${product.secondsToServe.toFixed(1)} s`)
  }
  tallies.push(await tell({ title: 'main job, HTTP', steps: mainJob(() => product, restart) }))
  const [stories = [], ...others] = await chaptersOfPhones()
  // How soon a lead is on a guide's page is measured in the main stories: nothing else runs beside them.
  await tellTogether(stories)
  await Promise.all([tellInTurn(others), tellOfDesk()])
} catch (error) {
  say(`✗ ${error instanceof Error ? error.stack : String(error)}`)
  tallies.push({ passed: 0, failed: 1 })
} finally {
  await product.stop()
  for (const path of [folder, deskFolder]) rmSync(path, { recursive: true, force: true })
}
const sum = (which: keyof Tally) => tallies.reduce((total, tally) => total + tally[which], 0)
say(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

/**
 * Headquarters' desk, beside the phones and on a product of its own: the whole story, and the areas whose turn it is;
 * `npm run e2e:console` walks them all.
 */
async function tellOfDesk(): Promise<void> {
  if (findChromium() === null) {
    say(`skipped the console: ${NO_CHROMIUM}`)
    if (process.env.CI) tallies.push({ passed: 0, failed: 1 })
    return
  }
  const desk = await startProduct(deskFolder)
  try {
    tallies.push(await tell(consoleStory(() => desk)))
    tallies.push(await tell(consoleWalk(() => desk, areasOfDay(new Date()))))
  } finally {
    await desk.stop()
  }
}

/** What is told of the mini-program on this machine, in groups; what cannot be is said by name. */
async function chaptersOfPhones(): Promise<Chapter[][]> {
  const fault = await builtWeapp
  if (fault) {
    say(`✗ the mini-program is built for WeChat\n${fault.message}`)
    tallies.push({ passed: 0, failed: 1 })
    return []
  }
  const { groups, skipped } = chapters(await makeReady(product.address, folder))
  for (const { title, why } of skipped) say(`skipped ${title}: ${why}`)
  // In CI nothing may be left out quietly.
  if (process.env.CI) tallies.push({ passed: 0, failed: skipped.length })
  return groups
}

async function tellTogether(group: Chapter[]): Promise<void> {
  tallies.push(...(await Promise.all(group.map(async ({ open }) => tell(await open())))))
}

async function tellInTurn(groups: Chapter[][]): Promise<void> {
  for (const group of groups) await tellTogether(group)
  tallies.push(await tell(walkStory(() => product)))
}
