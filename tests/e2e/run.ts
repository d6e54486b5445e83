import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildWeapp } from './build-weapp'
import { mainJob } from './main-job'
import { chapters } from './miniprogram/chapters'
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
    product = await startProduct(folder)
    say(`later start served after ${product.secondsToServe.toFixed(1)} s`)
  }
  tallies.push(await tell({ title: 'main job, HTTP', steps: mainJob(() => product, restart) }))
  await tellOfPhones()
  tallies.push(await tell(walkStory(() => product)))
} catch (error) {
  say(`✗ ${error instanceof Error ? error.stack : String(error)}`)
  tallies.push({ passed: 0, failed: 1 })
} finally {
  await product.stop()
  rmSync(folder, { recursive: true, force: true })
}
const sum = (which: keyof Tally) => tallies.reduce((total, tally) => total + tally[which], 0)
say(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exit(sum('failed') === 0 ? 0 : 1)

async function tellOfPhones(): Promise<void> {
  const fault = await builtWeapp
  if (fault) {
    say(`✗ the mini-program is built for WeChat\n${fault.message}`)
    tallies.push({ passed: 0, failed: 1 })
    return
  }
  const { groups, skipped } = chapters(await makeReady(product.address, folder))
  for (const group of groups) {
    tallies.push(...(await Promise.all(group.map(async ({ open }) => tell(await open())))))
  }
  for (const { title, why } of skipped) say(`skipped ${title}: ${why}`)
  // In CI nothing may be left out quietly.
  if (process.env.CI) tallies.push({ passed: 0, failed: skipped.length })
}
