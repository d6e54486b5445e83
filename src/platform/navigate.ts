import Taro from '@tarojs/taro'

/** WeChat keeps at most ten pages; the eleventh takes the place of the one on top. */
const STACK_MAX = 10

type Query = Record<string, string | number | undefined>

function addressOf(path: string, query: Query): string {
  const parts = Object.entries(query)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
  return parts.length > 0 ? `${path}?${parts.join('&')}` : path
}

/** Opens a page over this one. */
export function openPage(path: string, query: Query = {}): void {
  const url = addressOf(path, query)
  if (Taro.getCurrentPages().length >= STACK_MAX) void Taro.redirectTo({ url })
  else void Taro.navigateTo({ url })
}

/** Opens a page in the place of this one: nobody goes back to a form that was sent. */
export function replacePage(path: string, query: Query = {}): void {
  void Taro.redirectTo({ url: addressOf(path, query) })
}

/** One of the pages of the tab bar. */
export function openTab(path: string): void {
  void Taro.switchTab({ url: path })
}

/** Back to where the person came from, or home when they came from outside. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack()
  else openTab('/pages/home/index')
}
