import type { Browser } from 'playwright-core'
import { openFixture, tree, words } from '../open-fixture'
import { launchChromium } from './find-chromium'
import { testInChromium } from './test-in-chromium'
import { WeappView } from './view'

const PIXEL =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='
const CONTENT = [
  tree('view', 'card', { cl: 'card', st: 'width: 300rpx' }, [tree('text', 'title', {}, [words('标题')])]),
  tree('button', 'go', {}, [words('去')]),
  tree('input', 'name', { value: '', placeholder: '姓名' }),
  tree('image', 'photo', { src: PIXEL, mode: 'aspectFill' }),
  tree('switch', 'online', { checked: false }),
  tree('view', 'long', { st: 'height: 2000px' }),
]

let browser: Browser | undefined

afterAll(() => browser?.close())

async function openSeen() {
  browser ??= await launchChromium()
  const fixture = await openFixture(CONTENT)
  const view = await WeappView.open(fixture.host, browser)
  fixture.heard()
  return { ...fixture, view, frame: view.frame() }
}

testInChromium('the screen shows bars, texts and sizes as WeChat does: 750 rpx are the width', async () => {
  const { host, view, frame } = await openSeen()
  expect(await view.tab.locator('#title').textContent()).toBe('首页')
  expect(await view.tab.locator('#tabs button').allTextContents()).toEqual(['首页', '购物车'])
  const card = host.aim('#card')
  expect(await host.desk.boxOf(host.page, card)).toMatchObject({ left: 12, top: 12, width: 150 + 32 })
  expect(await view.stylesOf(host.page, card, ['padding-top', 'display'])).toEqual(['16px', 'block'])
  expect(await frame.locator('#go').getAttribute('role')).toBe('button')
  expect(await frame.locator('#photo img').evaluate((image) => (image as { naturalWidth?: number }).naturalWidth)).toBe(
    1,
  )
  await view.close()
})

testInChromium('clicks and keys reach the app, and its changes the screen', async () => {
  const { host, on, heard, view, frame } = await openSeen()
  on(
    'name input',
    "page.setData({ 'root.cn.[2].value': event.detail.value, 'root.cn.[0].cn.[0].cn.[0].v': event.detail.value })",
  )
  await frame.locator('#go').click()
  await frame.locator('#name input').pressSequentially('ab 小红')
  await frame.locator('#online').click()
  await view.settled()
  expect(await frame.locator('#title').textContent()).toBe('ab 小红')
  expect(await frame.locator('#name input').inputValue()).toBe('ab 小红')
  expect(await frame.locator('#online').getAttribute('aria-checked')).toBe('true')
  expect(heard()).toEqual(expect.arrayContaining(['tap go', 'focus name', 'input name', 'blur name', 'change online']))
  expect(host.page.controls.valueOf(host.aim('#name'))).toBe('ab 小红')
  await view.close()
})

testInChromium('scrolling is heard, the bottom too, and a page that comes back is where it was', async () => {
  const { host, heard, ask, view, frame } = await openSeen()
  await frame.evaluate('scrollTo(0, 99999)')
  await frame.waitForFunction('scrollY > 0')
  await view.settled()
  expect(heard()).toContain('home onReachBottom')
  const { scrollTop } = host.page
  expect(scrollTop).toBeGreaterThan(1_000)
  await ask("wx.navigateTo({ url: '/guide/work/index' })")
  await view.settled()
  expect(await view.tab.locator('#title').textContent()).toBe('工作台')
  await view.tab.locator('#back').click()
  await view.settled()
  expect(await view.frame().evaluate('scrollY')).toBe(scrollTop)
  await view.close()
})

testInChromium('a modal is drawn and answered by a click, a tab changes the page', async () => {
  const { host, heard, ask, view } = await openSeen()
  await ask(
    "void wx.showModal({ title: '确认付款', content: '¥12.00' }).then(({ confirm }) => getApp().heard.push('confirm ' + confirm))",
  )
  await view.settled()
  expect(await view.tab.locator('.modal').textContent()).toContain('确认付款')
  await view.tab.locator('.modal button', { hasText: '确定' }).click()
  await view.settled()
  expect(heard()).toContain('confirm true')
  await view.tab.locator('#tabs button', { hasText: '购物车' }).click()
  await view.settled()
  expect(host.paths).toEqual(['pages/cart/index'])
  await view.close()
})

testInChromium('a picture is of the screen, or of the page in all its length', async () => {
  const { view } = await openSeen()
  // Width and height stand in a PNG's head; the picture has two pixels a point.
  const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]
  expect(sizeOf(await view.screenshot())).toEqual([750, 1334])
  const [width, height] = sizeOf(await view.screenshot({ isWhole: true }))
  expect(width).toBe(750)
  expect(height).toBeGreaterThan(4_000)
  await view.close()
})
