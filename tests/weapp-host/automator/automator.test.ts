import automator from 'miniprogram-automator'
import { type OpenedApp, openApp } from '../open-app'
import { FIXTURE, tree, words } from '../open-fixture'
import { testOnHost } from '../test-on-host'
import { testInChromium } from '../view/test-in-chromium'

type Program = Awaited<ReturnType<typeof automator.connect>>
let app: OpenedApp
let program: Program

const CONTENT = [
  tree('view', 'card', { cl: 'card' }, [
    tree('text', 'title', { cl: 'title' }, [words('标题')]),
    tree('button', 'go', { openType: 'share' }, [words('去')]),
  ]),
  tree('input', 'name', { value: '', placeholder: '姓名' }),
  tree('switch', 'online', { checked: false }),
]

beforeEach(async () => {
  app = await openApp({ distFolder: FIXTURE })
  app.host.page.setData({ 'root.cn': CONTENT })
  program = await automator.connect({ wsEndpoint: app.wsEndpoint })
})

afterEach(async () => {
  program.disconnect()
  await app.close()
})

const heard = () => program.evaluate(() => (getApp() as unknown as { heard: string[] }).heard.slice(-4))
const page = async () => (await program.currentPage())!
const element = async (selector: string) => (await (await page()).$(selector))!

testOnHost('the official client finds elements, reads them and taps', async () => {
  expect([(await page()).path, (await page()).query]).toEqual(['pages/home/index', {}])
  expect(await (await element('.card .title')).text()).toBe('标题')
  expect(await (await element('#name')).attribute('placeholder')).toBe('姓名')
  expect(await (await element('#go')).property('openType')).toBe('share')
  expect(await (await page()).$('#none')).toBeNull()
  expect(await (await page()).$$('view, text')).toHaveLength(2)
  expect(await (await (await element('.card')).$$('button')).length).toBe(1)
  expect(await (await element('.card')).outerWxml()).toContain('<text class="title"')
  await (await element('#go')).tap()
  expect(await heard()).toEqual(expect.arrayContaining(['tap go', 'tap card']))
})

testOnHost('it types, switches, presses long and triggers', async () => {
  const name = (await element('#name')) as Awaited<ReturnType<typeof element>> & {
    input: (text: string) => Promise<void>
  }
  await name.input('小红')
  expect(await name.value()).toBe('小红')
  await (await element('#online')).tap()
  expect(await (await element('#online')).property('checked')).toBe(true)
  await (await element('#card')).longpress()
  expect(await heard()).toContain('longpress card')
  await (await element('#go')).trigger('getphonenumber', { code: 'P1' })
  expect(await heard()).toContain('getphonenumber go')
})

testOnHost('it reads and sets data, and calls methods of the page', async () => {
  expect(await (await page()).data('root.cn[0].sid')).toBe('card')
  await (await page()).setData({ 'root.cn': [tree('text', 'other', {}, [words('别的')])] })
  expect(await (await element('#other')).text()).toBe('别的')
  expect(await (await page()).callMethod('onShareAppMessage', { from: 'menu' })).toMatchObject({ title: '首页 menu' })
})

testOnHost('it puts functions in the place of wx, calls them and puts them back', async () => {
  await program.mockWxMethod('getStorageSync', (key: string, more: string) => key + more, '!')
  expect(await program.callWxMethod('getStorageSync', 'k')).toBe('k!')
  await program.restoreWxMethod('getStorageSync')
  expect(await program.callWxMethod('getStorageSync', 'k')).toBe('')
  await program.mockWxMethod('scanCode', { result: 'CODE' })
  expect(await program.callWxMethod('scanCode', {})).toEqual({ result: 'CODE' })
  await program.restoreWxMethod('scanCode')
  await expect(program.callWxMethod('scanCode', {})).rejects.toThrow('scanCode:fail cancel')
})

testOnHost('it sees the stack, answers a modal, and hears the console and the app’s own calls', async () => {
  const lines: unknown[] = []
  const told: unknown[] = []
  program.on('console', (line: unknown) => lines.push(line))
  await program.exposeFunction('tellTest', (value: unknown) => told.push(value))
  await program.evaluate(() => {
    console.log('from the app')
    ;(globalThis as unknown as { tellTest: (value: unknown) => void }).tellTest({ a: 1 })
  })
  expect(lines).toEqual([{ type: 'log', args: ['from the app'] }])
  expect(told).toEqual([{ a: 1 }])
  await program.evaluate(() => {
    void wx.showModal({ title: '走？', success: () => wx.navigateTo({ url: '/guide/work/index?id=1' }) })
  })
  await program.native().confirmModal()
  expect((await program.pageStack()).map(({ path }) => path)).toEqual(['pages/home/index', 'guide/work/index'])
  await program.native().navigateLeft()
  expect((await page()).path).toBe('pages/home/index')
})

testOnHost('what the host does not do is an error, and so is what the app throws', async () => {
  await expect((await page()).xpath('//view')).resolves.toBeNull()
  await expect(program.screenshot()).rejects.toThrow('does not serve screenshots without a view')
  await expect(program.getTicket()).rejects.toThrow('does not serve Tool.getTicket')
  await program.evaluate(() => {
    ;(getApp() as unknown as { on: Record<string, () => void> }).on['go tap'] = () => {
      throw new Error('broken')
    }
  })
  await expect((await element('#go')).tap()).rejects.toThrow('broken')
})

testInChromium('with a screen it measures, reads styles and takes pictures', async () => {
  const seen = await openApp({ distFolder: FIXTURE, hasView: true })
  seen.host.page.setData({ 'root.cn': CONTENT })
  const client = await automator.connect({ wsEndpoint: seen.wsEndpoint })
  const card = (await (await client.currentPage())!.$('#card'))!
  expect(await card.offset()).toEqual({ left: 12, top: 12 })
  expect((await card.size()).width).toBe(375 - 2 * 12)
  expect(await card.style('padding-top')).toBe('16px')
  const picture = Buffer.from((await client.screenshot()) as unknown as string, 'base64')
  expect(picture.subarray(1, 4).toString()).toBe('PNG')
  client.disconnect()
  await seen.close()
})

declare const getApp: () => unknown
declare const wx: { showModal: (options: object) => void; navigateTo: (options: object) => void }
