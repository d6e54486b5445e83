import type { WeappHost } from '../host'
import type { HostNode } from '../tree'

/** What the browser tells: something a person did on the screen. */
export type ToldByBrowser =
  | { type: 'back' }
  | { type: 'tab'; path: string }
  | { type: 'modal'; confirm: boolean }
  | { type: 'sheet'; index: number | 'cancel' }
  | { type: 'page-scroll'; pageId: number; scrollTop: number; isAtBottom: boolean }
  | { type: 'tap'; pageId: number; key: string }
  | { type: 'longpress'; pageId: number; key: string }
  | { type: 'confirm'; pageId: number; key: string }
  | { type: 'input' | 'focus' | 'blur'; pageId: number; key: string; value: string }
  | {
      type: 'scroll'
      pageId: number
      key: string
      scrollTop: number
      scrollLeft: number
      scrollHeight: number
      clientHeight: number
    }

const LOWER_THRESHOLD_PX = 50

/** Lets the host do what a person did in the browser. Touches of a page that is no longer in sight come to nothing. */
export async function hearBrowser(host: WeappHost, told: ToldByBrowser): Promise<void> {
  switch (told.type) {
    case 'back':
      return host.back()
    case 'tab':
      return host.tapTab(told.path)
    case 'modal':
      host.screen.answerModal({ confirm: told.confirm })
      return host.idle()
    case 'sheet':
      host.screen.answerSheet(told.index)
      return host.idle()
    case 'page-scroll':
      if (told.pageId !== host.page.id) return
      await host.scrollTo(told.scrollTop)
      return told.isAtBottom ? host.reachBottom() : undefined
    default: {
      const node = told.pageId === host.page.id ? host.page.nodeOf(told.key) : null
      if (node) await touched(host, node, told)
    }
  }
}

async function touched(host: WeappHost, node: HostNode, told: Extract<ToldByBrowser, { key: string }>): Promise<void> {
  const { controls } = host.page
  if (told.type === 'tap') return host.tap(node)
  if (told.type === 'longpress') return host.longPress(node)
  await host.act((gestures, page) => {
    if (told.type === 'confirm') return gestures.confirm(page, node)
    if (told.type === 'scroll') {
      const { scrollTop, scrollLeft, scrollHeight, clientHeight } = told
      gestures.fire(node, 'scroll', { scrollTop, scrollLeft, scrollHeight, scrollWidth: 0, deltaX: 0, deltaY: 0 })
      const lower = Number(node.attributes['lower-threshold'] ?? LOWER_THRESHOLD_PX)
      if (scrollHeight - scrollTop - clientHeight <= lower)
        gestures.fire(node, 'scrolltolower', { direction: 'bottom' })
      return
    }
    if (told.type === 'input') controls.hold(node, told.value)
    gestures.fire(node, told.type, { value: told.value, cursor: told.value.length })
  })
}
