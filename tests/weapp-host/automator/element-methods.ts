import type { Page } from '../page'
import { findAll } from '../selectors'
import type { HostNode } from '../tree'
import { textOf, walk } from '../tree'
import { type Methods, NotServed, type Served } from './methods'
import { wxmlOf } from './wxml-of'

type Of = { elementId: string; pageId: number }
type Names = Of & { names: string[] }

const LONG_PRESS_MS = 300
const ALWAYS_PUBLIC = ['id', 'class', 'style', 'value', 'checked', 'disabled', 'placeholder', 'src', 'hidden']

/** `Element.…`: what an element says of itself, and what a person does to it. */
export const ELEMENT_METHODS: Methods = {
  'Element.getElement': ({ handles }, { elementId, selector }: Of & { selector: string }) => {
    const { page, node } = handles.element(elementId)
    const [found] = findAll(node, selector)
    if (!found) throw new Error(`no such element: ${selector}`)
    return handles.nameOf(page, found)
  },
  'Element.getElements': ({ handles }, { elementId, selector }: Of & { selector: string }) => {
    const { page, node } = handles.element(elementId)
    return { elements: findAll(node, selector).map((found) => handles.nameOf(page, found)) }
  },
  'Element.getDOMProperties': async (served, { elementId, names }: Names) => ({
    properties: await Promise.all(names.map((name) => domProperty(served, elementId, name))),
  }),
  'Element.getAttributes': ({ handles }, { elementId, names }: Names) => {
    const { node } = handles.element(elementId)
    return { attributes: names.map((name) => attribute(node, name)) }
  },
  'Element.getProperties': ({ handles }, { elementId, names }: Names) => {
    const { page, node } = handles.element(elementId)
    return { properties: names.map((name) => property(page, node, name)) }
  },
  'Element.getStyles': async ({ view, handles }, { elementId, names }: Names) => {
    if (!view) throw new NotServed('styles without a view')
    const { page, node } = handles.element(elementId)
    return { styles: await view.stylesOf(page, node, names) }
  },
  'Element.getOffset': async ({ host, handles }, { elementId }: Of) => {
    const { page, node } = handles.element(elementId)
    const { left, top } = await host.desk.boxOf(page, node)
    return { left, top: top + page.scrollTop }
  },
  'Element.getWXML': ({ handles }, { elementId, type }: Of & { type: 'inner' | 'outer' }) => {
    const { node } = handles.element(elementId)
    return { wxml: type === 'outer' ? wxmlOf(node) : node.children.map(wxmlOf).join('') }
  },
  'Element.tap': (served, { elementId }: Of) =>
    act(served, elementId, (gestures, page, node) => void gestures.tap(page, node)),
  'Element.triggerEvent': (served, { elementId, type, detail }: Of & { type: string; detail?: { value?: unknown } }) =>
    act(served, elementId, (gestures, page, node) => {
      if (detail && 'value' in detail) page.controls.hold(node, detail.value)
      gestures.fire(node, type, detail)
    }),
  'Element.dispatchEvent': (served, { elementId, eventName, detail }: Of & { eventName: string; detail?: unknown }) =>
    act(served, elementId, (gestures, _, node) => void gestures.fire(node, eventName, detail)),
  'Element.touchstart': (served, { elementId }: Of) => {
    served.handles.touched(elementId, Date.now())
    return act(served, elementId, (gestures, _, node) => void gestures.fire(node, 'touchstart'))
  },
  'Element.touchmove': (served, { elementId }: Of) => {
    served.handles.released(elementId)
    return act(served, elementId, (gestures, _, node) => void gestures.fire(node, 'touchmove'))
  },
  'Element.touchend': (served, { elementId }: Of) => {
    const since = served.handles.released(elementId)
    const isLong = since !== null && Date.now() - since >= LONG_PRESS_MS
    return act(served, elementId, (gestures, _, node) => {
      if (isLong) for (const type of ['longpress', 'longtap']) gestures.fire(node, type)
      gestures.fire(node, 'touchend')
    })
  },
  'Element.callFunction': (served, { elementId, functionName, args }: Of & { functionName: string; args: unknown[] }) =>
    callFunction(served, elementId, functionName, args),
}

type Deed = (gestures: Parameters<Parameters<Served['host']['act']>[0]>[0], page: Page, node: HostNode) => void

async function act({ host, handles }: Served, elementId: string, deed: Deed): Promise<object> {
  const { page, node } = handles.element(elementId)
  if (page !== host.page) throw new Error(`${page.path} is not in sight`)
  await host.act((gestures) => deed(gestures, page, node))
  return {}
}

async function callFunction(served: Served, elementId: string, name: string, args: unknown[]): Promise<object> {
  const { handles } = served
  const [first, second] = args
  switch (name) {
    case 'input.input':
    case 'textarea.input':
      return act(served, elementId, (gestures, page, node) => gestures.input(page, node, String(first)))
    case 'switch.tap':
      return act(served, elementId, (gestures, page, node) => void gestures.toggle(page, node))
    case 'swiper.swipeTo':
      return act(served, elementId, (gestures, _, node) => gestures.swipeTo(node, Number(first)))
    case 'slider.slideTo':
      return act(served, elementId, (gestures, page, node) => gestures.change(page, node, Number(first)))
    case 'scroll-view.scrollTo':
      handles.scroll(elementId, Number(first), Number(second))
      return act(served, elementId, (gestures, _, node) => {
        gestures.fire(node, 'scroll', { scrollLeft: Number(first), scrollTop: Number(second), scrollHeight: 0 })
      })
    case 'scroll-view.scrollTop':
      return { result: handles.scrolledTo(elementId).top }
    case 'scroll-view.scrollLeft':
      return { result: handles.scrolledTo(elementId).left }
    default:
      throw new NotServed(`Element.callFunction ${name}`)
  }
}

async function domProperty({ host, handles }: Served, elementId: string, name: string): Promise<unknown> {
  const { page, node } = handles.element(elementId)
  if (name === 'innerText' || name === 'textContent') return textOf(node)
  if (name === 'childElementCount') return [...walk(node)].filter((one) => one.parent === node).length
  const box = await host.desk.boxOf(page, node)
  if (name === 'offsetWidth' || name === 'clientWidth') return Math.round(box.width)
  if (name === 'offsetHeight' || name === 'clientHeight') return Math.round(box.height)
  throw new NotServed(`the DOM property ${name}`)
}

function attribute(node: HostNode, name: string): string | null {
  const value = node.attributes[name]
  return value === undefined || value === null ? null : String(value)
}

/** The client first asks which properties there are. */
function property(page: Page, node: HostNode, name: string): unknown {
  if (name === '__propPublic')
    return Object.fromEntries(
      [...ALWAYS_PUBLIC, ...Object.keys(node.attributes).map(inCamelCase)].map((one) => [one, true]),
    )
  if (name === 'value' && node.tag !== 'checkbox' && node.tag !== 'radio') return page.controls.valueOf(node)
  if (name === 'checked') return page.controls.isChecked(node)
  return node.attributes[name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)] ?? null
}

function inCamelCase(name: string): string {
  return name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase())
}
