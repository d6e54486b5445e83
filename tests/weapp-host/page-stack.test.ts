import { openFixture } from './open-fixture'
import { testOnHost } from './test-on-host'

const go = (way: string, url: string) => `wx.${way}({ url: '${url}' }).then(() => 'went', (failure) => failure.errMsg)`

testOnHost('an app launches, its first page loads, is shown and is ready, in this order', async () => {
  const { host, heard } = await openFixture([], { launch: { query: { scene: 'g%3DG1' } } })
  expect(heard()).toEqual([
    'app onLaunch pages/home/index',
    'app onShow',
    'home onLoad {"scene":"g%3DG1"}',
    'home onShow',
    'home onReady',
  ])
  expect(host.textOf('#title')).toBe('首页')
})

testOnHost('a tab that was left stays alive, and is hidden and shown', async () => {
  const { host, heard } = await openFixture()
  const first = host.page
  heard()
  await host.tapTab('pages/cart/index')
  await host.tapTab('pages/home/index')
  expect(host.page).toBe(first)
  expect(heard()).toEqual([
    ...['home onHide', 'cart onLoad {}', 'cart onShow', 'cart onTabItemTap', 'cart onReady'],
    ...['cart onHide', 'home onShow', 'home onTabItemTap'],
  ])
})

testOnHost('a page above is closed by going back, and by going to a tab', async () => {
  const { host, heard, ask } = await openFixture()
  heard()
  await ask(go('navigateTo', '/guide/work/index?id=1&name=%E7%8E%8B'))
  expect(heard()).toEqual(['home onHide', 'work onLoad {"id":"1","name":"%E7%8E%8B"}', 'work onShow', 'work onReady'])
  await host.back()
  expect(heard()).toEqual(['work onUnload', 'home onShow'])
  await ask(go('navigateTo', '../../guide/work/index'))
  await ask(go('switchTab', '/pages/cart/index'))
  expect(host.paths).toEqual(['pages/cart/index'])
  expect(heard().filter((line) => line.endsWith('onUnload'))).toEqual(['work onUnload'])
})

testOnHost('a sub-package is read when one of its pages opens', async () => {
  const { host, ask } = await openFixture()
  await ask(go('navigateTo', '/guide/work/index'))
  expect(host.textOf('#title')).toBe('工作台')
})

testOnHost('the eleventh page does not open', async () => {
  const { host, ask } = await openFixture()
  for (let opened = 1; opened < 10; opened += 1) expect(await ask(go('navigateTo', '/guide/work/index'))).toBe('went')
  expect(await ask(go('navigateTo', '/guide/work/index'))).toBe('navigateTo:fail webview count limit exceed')
  expect(host.paths).toHaveLength(10)
})

testOnHost('redirect takes the place of a page, and a new launch closes all, tabs too', async () => {
  const { host, heard, ask } = await openFixture()
  await ask(go('navigateTo', '/guide/work/index?first'))
  await ask(go('redirectTo', '/guide/work/index?second'))
  expect(host.paths).toEqual(['pages/home/index', 'guide/work/index'])
  heard()
  await ask(go('reLaunch', '/pages/cart/index'))
  expect(heard().filter((line) => line.endsWith('onUnload'))).toEqual(['work onUnload', 'home onUnload'])
  expect(host.paths).toEqual(['pages/cart/index'])
})

testOnHost.each([
  ['navigateTo', '/pages/none', 'navigateTo:fail page "pages/none" is not found'],
  ['navigateTo', '/pages/cart/index', 'navigateTo:fail can not navigateTo a tabbar page'],
  ['redirectTo', '/pages/cart/index', 'redirectTo:fail can not redirectTo a tabbar page'],
  ['switchTab', '/guide/work/index', 'switchTab:fail can not switch to no-tabBar page'],
  [
    'navigateTo',
    `/guide/work/index?scene=${'x'.repeat(33)}`,
    "navigateTo:fail a code's scene has 32 characters at most",
  ],
])('%s to %s is refused', async (way, url, failure) => {
  const { ask } = await openFixture()
  expect(await ask(go(way, url))).toBe(failure)
})

testOnHost('going back from the first page is refused', async () => {
  const { ask } = await openFixture()
  expect(await ask('wx.navigateBack().catch((failure) => failure.errMsg)')).toMatch(/^navigateBack:fail/)
})

testOnHost('the app hears that it goes to the background and comes back', async () => {
  const { host, heard, ask } = await openFixture()
  await ask('wx.onAppShow(({ scene }) => getApp().heard.push("listener " + scene))')
  heard()
  await host.toBackground()
  await host.toForeground(1044)
  expect(heard()).toEqual(['home onHide', 'app onHide', 'app onShow', 'listener 1044', 'home onShow'])
})

testOnHost('pulling down, reaching the bottom and scrolling are heard; a page without pulling refuses', async () => {
  const { host, heard, ask } = await openFixture()
  heard()
  await host.pullDown()
  expect(host.page.isPulled).toBe(true)
  await ask('wx.stopPullDownRefresh()')
  expect(host.page.isPulled).toBe(false)
  await host.reachBottom()
  await host.scrollTo(120)
  expect(heard()).toEqual(['home onPullDownRefresh', 'home onReachBottom', 'home onPageScroll 120'])
  await host.tapTab('pages/cart/index')
  await expect(host.pullDown()).rejects.toThrow('cannot be pulled down')
})

testOnHost('a page is passed on by the menu unless it hides it', async () => {
  const { host, ask } = await openFixture()
  expect(await host.shareByMenu()).toMatchObject({ title: '首页 menu', path: '/pages/home/index?from=home' })
  await ask('wx.hideShareMenu()')
  await expect(host.shareByMenu()).rejects.toThrow('cannot be passed on')
})
