import type { Page } from '../page'
import { type HostNode, keyOf } from '../tree'

/** A node as the browser draws it: plain data, known by a key that stays. */
export type DrawnNode = {
  key: string
  tag: string
  text?: string
  attributes: Record<string, string>
  /** What goes into the native control inside of the element. */
  control?: Record<string, string | boolean>
  children: DrawnNode[]
}

const KEPT = new Set(['id', 'class', 'mode', 'size', 'type', 'disabled', 'scroll-y', 'scroll-x', 'plain'])
const ROLES: Record<string, string> = {
  button: 'button',
  navigator: 'link',
  switch: 'switch',
  checkbox: 'checkbox',
  radio: 'radio',
  'radio-group': 'radiogroup',
  picker: 'button',
}

/** A page's tree with what WeChat's elements show by themselves: values, pictures, states and meanings. */
export function drawnTree(page: Page, widthPx: number): DrawnNode {
  return draw(page, page.tree(), 'page', widthPx)
}

function draw(page: Page, node: HostNode, key: string, widthPx: number): DrawnNode {
  if (node.tag === '#text') return { key, tag: '#text', text: node.text, attributes: {}, children: [] }
  const control = controlOf(page, node)
  const children = node.children.map((child, index) => draw(page, child, keyOf(child) || `${key}/${index}`, widthPx))
  if (node.tag === 'swiper') {
    const shown = children.filter((child) => child.tag === 'wx-swiper-item')[Number(node.attributes.current ?? 0)]
    if (shown) shown.attributes.shown = ''
  }
  return {
    key,
    tag: `wx-${node.tag}`,
    attributes: attributesOf(page, node, widthPx),
    ...(control && { control }),
    children,
  }
}

function attributesOf(page: Page, node: HostNode, widthPx: number): Record<string, string> {
  const drawn: Record<string, string> = {}
  for (const [name, value] of Object.entries(node.attributes)) {
    if (value === undefined || value === null || value === '' || value === false) continue
    if (name === 'style') drawn.style = inPixels(String(value), widthPx)
    else if (KEPT.has(name) || name.startsWith('data-')) drawn[name] = String(value)
    if (name === 'aria-role') drawn.role = String(value)
    else if (name.startsWith('aria-')) drawn[name] = String(value)
  }
  const role = ROLES[node.tag]
  if (role) drawn.role ??= role
  if (node.tag === 'view' && node.handlers.has('tap')) drawn.tappable = ''
  if (['switch', 'checkbox', 'radio'].includes(node.tag)) {
    drawn['aria-checked'] = String(page.controls.isChecked(node))
    if (page.controls.isChecked(node)) drawn.checked = ''
  }
  if (node.tag === 'slider' || node.tag === 'progress')
    drawn.percent = String(node.attributes.percent ?? page.controls.valueOf(node))
  if (node.tag === 'icon') drawn.type = String(node.attributes.type)
  return drawn
}

function controlOf(page: Page, node: HostNode): DrawnNode['control'] | null {
  const given = node.attributes
  if (node.tag === 'input' || node.tag === 'textarea')
    return {
      value: String(page.controls.valueOf(node) ?? ''),
      placeholder: String(given.placeholder ?? ''),
      disabled: given.disabled === true,
      'aria-label': String(given['aria-label'] ?? given.placeholder ?? ''),
      ...(node.tag === 'input' && { type: given.password === true ? 'password' : 'text' }),
    }
  if (node.tag === 'image') return { src: String(given.src ?? ''), alt: String(given['aria-label'] ?? '') }
  if (node.tag === 'rich-text') return { html: typeof given.nodes === 'string' ? given.nodes : richText(given.nodes) }
  return null
}

/** Sizes in a style attribute, as the base library reads them: 750rpx are the screen's width. */
function inPixels(style: string, widthPx: number): string {
  return style.replace(/(-?[\d.]+)rpx/g, (_, size: string) => `${(Number(size) * widthPx) / 750}px`)
}

type RichNode = { type?: string; name?: string; text?: string; attrs?: Record<string, string>; children?: RichNode[] }

function richText(nodes: unknown): string {
  if (!Array.isArray(nodes)) return ''
  return (nodes as RichNode[])
    .map((node) => {
      if (node.type === 'text') return escaped(node.text ?? '')
      const attributes = Object.entries(node.attrs ?? {}).map(([name, value]) => ` ${name}="${escaped(value)}"`)
      return `<${node.name}${attributes.join('')}>${richText(node.children)}</${node.name}>`
    })
    .join('')
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!)
}
