import { type Methods, NotServed, type Served } from './methods'

const BASE_LIBRARY = '3.8.9'

/** `Tool.…`: the developer tools themselves, and what a person does outside of the page. */
export const TOOL_METHODS: Methods = {
  'Tool.getInfo': () => ({ SDKVersion: BASE_LIBRARY, version: 'headless' }),
  'Tool.close': () => ({}),
  'Tool.native': (served, { method, data }: { method: string; data?: { url?: string } }) =>
    native(served, method, data ?? {}),
}

async function native({ host }: Served, method: string, data: { url?: string }): Promise<object> {
  switch (method) {
    case 'goHome':
      host.runtime.stack.reLaunch(`/${host.runtime.files.pages[0]}`)
      break
    case 'navigateLeft':
      await host.back()
      break
    case 'confirmModal':
      host.screen.answerModal({ confirm: true })
      break
    case 'cancelModal':
      host.screen.answerModal({ confirm: false })
      break
    case 'switchTab':
      await host.tapTab((data.url ?? '').replace(/^\//, ''))
      break
    default:
      throw new NotServed(`Tool.native ${method}`)
  }
  return {}
}
