import { Denied } from '../answers'
import { asyncApi } from './async-api'
import type { Area, Desk } from './desk'

/** Ways between pages, the bar above, the tabs below, and the scroll of a page. */
export function navigation(desk: Desk): Area {
  const { stack, screen } = desk
  const way = (name: 'navigateTo' | 'redirectTo' | 'reLaunch' | 'switchTab') =>
    asyncApi(desk, name, { url: 'string' }, ({ url }) => {
      stack[name](url as string)
      return name === 'navigateTo' ? { eventChannel: {} } : undefined
    })
  const tab = (name: string, change: (index: number, text: string) => void) =>
    asyncApi(desk, name, { index: 'number' }, ({ index, text }) => {
      if (!desk.files.tabs()[index as number]) throw new Denied('tabbar item not found')
      change(index as number, String(text ?? ''))
      desk.drawn()
    })
  return {
    navigateTo: way('navigateTo'),
    redirectTo: way('redirectTo'),
    reLaunch: way('reLaunch'),
    switchTab: way('switchTab'),
    navigateBack: asyncApi(desk, 'navigateBack', {}, ({ delta = 1 }) => stack.navigateBack(Number(delta))),
    setNavigationBarTitle: asyncApi(desk, 'setNavigationBarTitle', { title: 'string' }, ({ title }) => {
      stack.top.config.navigationBarTitleText = title as string
      desk.drawn()
    }),
    setNavigationBarColor: asyncApi(
      desk,
      'setNavigationBarColor',
      { frontColor: 'string', backgroundColor: 'string' },
      ({ frontColor, backgroundColor }) => {
        if (frontColor !== '#ffffff' && frontColor !== '#000000') throw new Denied(`invalid frontColor "${frontColor}"`)
        stack.top.config.navigationBarTextStyle = frontColor === '#ffffff' ? 'white' : 'black'
        stack.top.config.navigationBarBackgroundColor = backgroundColor as string
        desk.drawn()
      },
    ),
    showNavigationBarLoading: asyncApi(desk, 'showNavigationBarLoading', {}, () => {
      screen.isBarLoading = true
    }),
    hideNavigationBarLoading: asyncApi(desk, 'hideNavigationBarLoading', {}, () => {
      screen.isBarLoading = false
    }),
    setTabBarBadge: tab('setTabBarBadge', (index, text) => screen.badges.set(index, text)),
    removeTabBarBadge: tab('removeTabBarBadge', (index) => screen.badges.delete(index)),
    showTabBarRedDot: tab('showTabBarRedDot', (index) => screen.badges.set(index, '')),
    hideTabBarRedDot: tab('hideTabBarRedDot', (index) => screen.badges.delete(index)),
    setTabBarItem: tab('setTabBarItem', (index, text) => screen.tabTexts.set(index, text)),
    hideTabBar: asyncApi(desk, 'hideTabBar', {}, () => {
      screen.isTabBarHidden = true
      desk.drawn()
    }),
    showTabBar: asyncApi(desk, 'showTabBar', {}, () => {
      screen.isTabBarHidden = false
      desk.drawn()
    }),
    pageScrollTo: asyncApi(desk, 'pageScrollTo', {}, async ({ scrollTop, selector }) => {
      const page = stack.top
      const node = typeof selector === 'string' ? page.find(selector)[0] : undefined
      if (typeof selector === 'string' && !node) throw new Denied(`selector "${selector}" is not found`)
      desk.scrolled(page, node ? (await desk.boxOf(page, node)).top + page.scrollTop : Number(scrollTop ?? 0))
    }),
    startPullDownRefresh: asyncApi(desk, 'startPullDownRefresh', {}, () => {
      stack.top.isPulled = true
      stack.top.call('onPullDownRefresh')
    }),
    stopPullDownRefresh: asyncApi(desk, 'stopPullDownRefresh', {}, () => {
      stack.top.isPulled = false
      desk.drawn()
    }),
    enableAlertBeforeUnload: asyncApi(desk, 'enableAlertBeforeUnload', { message: 'string' }, () => {}),
    disableAlertBeforeUnload: asyncApi(desk, 'disableAlertBeforeUnload', {}, () => {}),
  }
}
