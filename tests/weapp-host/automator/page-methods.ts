import { readPath } from '../set-data'
import { type Methods, NotServed, type Served } from './methods'

type Of = { pageId: number }
type Chosen = Of & { selector: string }

/** `Page.…`: elements, data and methods of an open page. */
export const PAGE_METHODS: Methods = {
  'Page.getElement': ({ handles }, { pageId, selector }: Chosen) => {
    const page = handles.page(pageId)
    const [node] = page.find(selector)
    if (!node) throw new Error(`no such element: ${selector}`)
    return handles.nameOf(page, node)
  },
  'Page.getElements': ({ handles }, { pageId, selector }: Chosen) => {
    const page = handles.page(pageId)
    return { elements: page.find(selector).map((node) => handles.nameOf(page, node)) }
  },
  'Page.getElementByXpath': () => {
    throw new NotServed('XPath')
  },
  'Page.getElementsByXpath': () => {
    throw new NotServed('XPath')
  },
  'Page.getData': ({ handles }, { pageId, path }: Of & { path?: string }) => {
    const { data } = handles.page(pageId).self
    return { data: path === undefined ? data : readPath(data, path) }
  },
  'Page.setData': ({ handles }, { pageId, data }: Of & { data: Record<string, unknown> }) => {
    handles.page(pageId).setData(data)
    return {}
  },
  'Page.callMethod': async ({ host, handles }, { pageId, method, args }: Of & { method: string; args: unknown[] }) => {
    const page = handles.page(pageId)
    if (!page.has(method)) throw new Error(`page.${method} is no function`)
    return { result: await page.call(method, ...host.desk.adopt(args)) }
  },
  'Page.getWindowProperties': async (served, { pageId, names }: Of & { names: string[] }) => ({
    properties: await Promise.all(names.map((name) => windowProperty(served, pageId, name))),
  }),
}

async function windowProperty({ host, view, handles }: Served, pageId: number, name: string): Promise<unknown> {
  const page = handles.page(pageId)
  const { width, height } = host.desk.windowSize()
  switch (name) {
    case 'document.documentElement.scrollTop':
      return page.scrollTop
    case 'document.body.scrollTop':
      return 0
    case 'document.documentElement.scrollWidth':
    case 'innerWidth':
      return width
    case 'document.documentElement.scrollHeight':
      return view ? await view.ask<number>('pageHeight', page.id) : height
    case 'innerHeight':
      return height
    default:
      throw new NotServed(`the window property ${name}`)
  }
}
