import type { WeappHost } from '../host'
import { DEFAULT_STYLES } from './default-styles'
import { drawnTree } from './drawn-node'

const BOTTOM_DISTANCE_PX = 50

/** Everything on the screen, as plain data for the browser. */
export function screenState(host: WeappHost, styles: ReadonlyMap<string, string>): object {
  const { page, runtime } = host
  return {
    living: runtime.stack.living().map(({ id }) => id),
    defaultStyles: DEFAULT_STYLES,
    page: {
      id: page.id,
      path: page.path,
      tree: drawnTree(page, host.desk.screenSize.width),
      scrollTop: page.scrollTop,
      bottomDistance: page.config.onReachBottomDistance ?? BOTTOM_DISTANCE_PX,
      styles: [styles.get('app.wxss') ?? '', styles.get(`${page.path}.wxss`) ?? ''],
    },
    bar: barOf(host),
    tabs: tabsOf(host),
    toast: host.screen.toast?.title ?? null,
    dialog: dialogOf(host),
  }
}

function barOf({ page, paths }: WeappHost): object | null {
  const { config } = page
  if (config.navigationStyle === 'custom') return null
  return {
    title: config.navigationBarTitleText ?? '',
    background: config.navigationBarBackgroundColor ?? '#000000',
    color: config.navigationBarTextStyle === 'black' ? '#000000' : '#ffffff',
    hasBack: paths.length > 1,
  }
}

function tabsOf({ page, screen, runtime }: WeappHost): object | null {
  const { tabBar } = runtime.files.app
  if (!tabBar || screen.isTabBarHidden || !runtime.files.tabs().includes(page.path)) return null
  return {
    background: tabBar.backgroundColor ?? '#ffffff',
    items: tabBar.list.map((tab, index) => {
      const isChosen = tab.pagePath === page.path
      return {
        path: tab.pagePath,
        text: screen.tabTexts.get(index) ?? tab.text,
        icon: (isChosen ? tab.selectedIconPath : tab.iconPath) ?? null,
        color: (isChosen ? tabBar.selectedColor : tabBar.color) ?? '#000000',
        badge: screen.badges.get(index) ?? null,
      }
    }),
  }
}

function dialogOf({ screen: { dialog } }: WeappHost): object | null {
  if (dialog === null) return null
  if (dialog.kind === 'sheet') return { kind: 'sheet', items: dialog.items }
  const { title, content, confirmText, cancelText, showCancel } = dialog.modal
  return { kind: 'modal', title, content, confirmText, cancelText: showCancel ? cancelText : '' }
}
