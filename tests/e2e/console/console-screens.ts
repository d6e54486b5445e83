import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../../weapp-host/view/find-chromium'
import { startProduct } from '../product'
import { openPacker } from '../screens/pack-picture'
import type { ConsolePlace } from './console-place'
import { brokenConsolePlaces, CONSOLE_PLACES } from './console-places'
import { SAMPLE_PASSWORD } from './console-walk'
import { openAtDesk, openDesk } from './desk'
import { inTurns } from './in-turns'

// `npm run screens:console`: a picture of every page of the console in every state. Names stay, so that a change is seen
// beside what was there before.

const USAGE = `用法：npm run screens:console
把总部控制台每个页面的每种状态拍成图片放到 docs/screens/console/。
环境变量：CHROMIUM_PATH（不在常见位置的 Chromium）。`
const FOLDER = 'docs/screens/console'
const PICTURE_WIDTH = 1080

if (process.argv.includes('--help')) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}

const data = mkdtempSync(join(tmpdir(), 'fenbo-console-'))
const product = await startProduct(data)
try {
  await takeAll([...CONSOLE_PLACES, ...brokenConsolePlaces()])
} finally {
  await product.stop()
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)

async function takeAll(places: readonly ConsolePlace[]): Promise<void> {
  mkdirSync(FOLDER, { recursive: true })
  const browser = await launchChromium()
  const packer = await openPacker(browser)
  const desk = await openDesk(browser, product.address, SAMPLE_PASSWORD)
  const missed = await inTurns(places, async (place) => {
    try {
      const { tab, close } = await openAtDesk(desk, place)
      // Charts are drawn a moment after their data came.
      await tab.waitForTimeout(350)
      const picture = await tab.screenshot({ animations: 'disabled' })
      writeFileSync(join(FOLDER, `${place.name}.webp`), await packer(picture, PICTURE_WIDTH))
      await close()
      return []
    } catch (error) {
      return [`${place.name}: ${error instanceof Error ? error.message : String(error)}`]
    }
  })
  await browser.close()
  const names = new Set(places.map(({ name }) => `${name}.webp`))
  for (const file of readdirSync(FOLDER)) if (!names.has(file)) rmSync(join(FOLDER, file))
  process.stdout.write(`${places.length - missed.flat().length} 张，${FOLDER}\n${missed.flat().join('\n')}\n`)
}
