import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openApp } from '../weapp-host/open-app'
import { launchChromium } from '../weapp-host/view/find-chromium'
import { buildWeapp } from './build-weapp'
import { type Product, startProduct } from './product'
import { contactSheet } from './screens/contact-sheet'
import { openPacker, type Packer } from './screens/pack-picture'
import { type Cast, makeCast } from './walk/cast'
import { PHONE } from './walk/look-at'
import { openPlace } from './walk/open-place'
import type { Place } from './walk/place'
import { brokenPlaces, PLACES } from './walk/places'

// `npm run screens`: a picture of every page in every state on a usual phone, some of them as WeChat draws them, and all
// at once on one sheet. Names stay, so that a change is seen beside what was there before.

const USAGE = `用法：npm run screens
把网页端每个页面的每种状态拍成图片放到 docs/screens/，把一部分在微信渲染下的样子放到 docs/screens/weapp/，并拼成一张总览。
环境变量：CHROMIUM_PATH（不在常见位置的 Chromium）。`
const FOLDER = 'docs/screens'
const AT_ONCE = 2
/** What these show differs most between a browser and WeChat: bars, fields, pictures, sheets. */
const IN_WECHAT = [
  'home',
  'category',
  'cart',
  'mine',
  'scan-guide',
  'shopper-product',
  'shopper-checkout-delivery',
  'shopper-order-ready',
  'shopper-join',
  'guide-workbench',
  'guide-leads-waiting',
  'guide-lead-accepted',
  'guide-earning',
]

const ARE_PICTURES_DRAWN = '[...document.images].every((image) => image.complete)'

if (process.argv.includes('--help')) {
  process.stdout.write(`${USAGE}\n`)
  process.exit(0)
}

const say = (line: string) => process.stdout.write(`${line}\n`)
const data = mkdtempSync(join(tmpdir(), 'fenbo-screens-'))
const [product] = await Promise.all([startProduct(data), buildWeapp()])
try {
  await takeAll(product)
} finally {
  await product.stop()
  rmSync(data, { recursive: true, force: true })
}
process.exit(0)

async function takeAll(open: Product): Promise<void> {
  // The console's pictures, in a folder beside, are taken by `npm run screens:console`.
  for (const file of readdirSync(FOLDER)) if (file !== 'console') rmSync(join(FOLDER, file), { recursive: true })
  mkdirSync(join(FOLDER, 'weapp'), { recursive: true })
  const browser = await launchChromium()
  try {
    const packer = await openPacker(browser)
    const cast = await makeCast(open)
    const taken = await takePages(browser, packer, cast)
    // Others than those of the pages before, who ordered and answered meanwhile.
    const inWechat = await takeInWechat(packer, await makeCast(open, 2))
    // Waiting and failing look alike everywhere.
    const onSheet = PLACES.map(({ name }) => join(FOLDER, `${name}.webp`))
    writeFileSync(join(FOLDER, 'contact-sheet.webp'), await contactSheet(browser, packer, onSheet))
    say(`${taken} 张页面，${inWechat} 张微信渲染，${FOLDER}/contact-sheet.webp`)
  } finally {
    await browser.close()
  }
}

async function takePages(browser: Browser, packer: Packer, cast: Cast): Promise<number> {
  const places = [...PLACES, ...brokenPlaces()]
  const left = [...places]
  const one = async () => {
    for (let place = left.shift(); place; place = left.shift()) {
      const { tab, close } = await openPlace(browser, cast, place, PHONE)
      writeFileSync(
        join(FOLDER, `${place.name}.webp`),
        await packer(await tab.screenshot({ animations: 'disabled' }), PHONE.width),
      )
      await close()
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
  return places.length
}

async function takeInWechat(packer: Packer, cast: Cast): Promise<number> {
  const places = IN_WECHAT.map((name) => PLACES.find((place) => place.name === name)!)
  for (const place of places) {
    const picture = await inWechat(cast, place)
    writeFileSync(join(FOLDER, 'weapp', `${place.name}.webp`), await packer(picture, PHONE.width))
  }
  return places.length
}

async function inWechat(cast: Cast, { page, as, params }: Place): Promise<Buffer> {
  const app = await openApp({
    backendUrl: cast.address,
    person: `login-${cast.names[as]}`,
    launch: { path: page, query: params?.(cast) ?? {} },
    hasView: true,
    screenSize: { width: PHONE.width, height: PHONE.height },
  })
  try {
    const view = app.view!
    await view.settled()
    await view.frame().waitForFunction(ARE_PICTURES_DRAWN)
    return await view.screenshot()
  } finally {
    await app.close()
  }
}
