import type { CompiledNode } from './compiler'
import type { ComponentInstance } from './component'
import type { Instance } from './instance'

export type Handler = { method: string; isCaught: boolean }

/** One element, text or component of a page as its view has it. */
export type HostNode = {
  /** As in WXML: `view`, `custom-wrapper`; `#text` for a text, `page` for the root. */
  tag: string
  text: string
  attributes: Record<string, unknown>
  /** Event type to the method of the owner that hears it. */
  handlers: Map<string, Handler>
  children: HostNode[]
  parent: HostNode | null
  /** The page or component whose template this node stands in. */
  owner: Instance
  component: ComponentInstance | null
}

/** How a template's `comp` elements become component instances. */
export type Growing = {
  draw: (owner: Instance) => CompiledNode
  isComponent: (owner: Instance, name: string) => boolean
  /** The instance that stands at this place of the tree, known by its key, given what its parent passes. */
  componentAt: (owner: Instance, name: string, key: string, given: Record<string, unknown>) => ComponentInstance
}

const BINDING = /^(?:capture-)?(bind|catch|mut-bind):?([a-z-]+)$/i

/** Draws a page or component and everything below it. */
export function growTree(owner: Instance, growing: Growing): HostNode {
  const root = makeNode('page', owner, null)
  root.children = growChildren(growing.draw(owner).children, owner, root, growing)
  return root
}

function growChildren(
  compiled: readonly (CompiledNode | string)[] | undefined,
  owner: Instance,
  parent: HostNode,
  growing: Growing,
): HostNode[] {
  return (compiled ?? []).flatMap((child, index) => {
    if (typeof child === 'string') return child === '' ? [] : [textNode(child, owner, parent)]
    if (child.tag === 'virtual' || child.tag === 'wx-block') return growChildren(child.children, owner, parent, growing)
    const name = child.tag.replace(/^wx-/, '')
    return growing.isComponent(owner, name)
      ? growComponent(child, name, index, owner, parent, growing)
      : [growElement(child, name, owner, parent, growing)]
  })
}

function growElement(
  compiled: CompiledNode,
  tag: string,
  owner: Instance,
  parent: HostNode,
  growing: Growing,
): HostNode {
  const node = makeNode(tag, owner, parent)
  for (const [name, value] of Object.entries(compiled.attr ?? {})) {
    const binding = BINDING.exec(name)
    if (binding && typeof value === 'string') {
      if (value) node.handlers.set(binding[2]!.toLowerCase(), { method: value, isCaught: binding[1] === 'catch' })
    } else node.attributes[inKebabCase(name)] = value
  }
  node.children = growChildren(compiled.children, owner, node, growing)
  return node
}

/** A component with a virtual host leaves no element: its content stands where it stood. */
function growComponent(
  compiled: CompiledNode,
  name: string,
  index: number,
  owner: Instance,
  parent: HostNode,
  growing: Growing,
): HostNode[] {
  const given = compiled.attr ?? {}
  const item = given.i as { sid?: string } | undefined
  const component = growing.componentAt(owner, name, item?.sid ?? `${name}:${index}`, given)
  if (component.isVirtualHost) return growChildren(growing.draw(component).children, component, parent, growing)
  const node = growElement(
    { tag: compiled.tag, attr: withoutProperties(given, component) },
    name,
    owner,
    parent,
    growing,
  )
  node.component = component
  node.children = growChildren(growing.draw(component).children, component, node, growing)
  return [node]
}

function withoutProperties(given: Record<string, unknown>, component: ComponentInstance): Record<string, unknown> {
  return Object.fromEntries(Object.entries(given).filter(([name]) => !(name in component.self.data)))
}

/** wcc writes `openType` for `open-type`. */
function inKebabCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

function makeNode(tag: string, owner: Instance, parent: HostNode | null): HostNode {
  return { tag, text: '', attributes: {}, handlers: new Map(), children: [], parent, owner, component: null }
}

function textNode(text: string, owner: Instance, parent: HostNode): HostNode {
  return { ...makeNode('#text', owner, parent), text }
}

/** The node and all below it, in the order of the document. */
export function* walk(node: HostNode): Generator<HostNode> {
  yield node
  for (const child of node.children) yield* walk(child)
}

/** What a reader sees of it: texts in order, a line for each block. */
export function textOf(node: HostNode): string {
  if (node.tag === '#text') return node.text
  const parts = node.children.map((child) => {
    const isInline = ['#text', 'text', 'icon', 'image', 'label'].includes(child.tag)
    const text = textOf(child)
    return isInline || text === '' ? text : `\n${text}\n`
  })
  return parts
    .join('')
    .replace(/\n{2,}/g, '\n')
    .replace(/^\n|\n$/g, '')
}

/** What the app knows a node by: Taro gives every node one that stays. */
export function keyOf(node: HostNode): string {
  return String(node.attributes['data-sid'] ?? node.attributes.id ?? '')
}

/** `data-…` attributes, as an event's target carries them. */
export function datasetOf(node: HostNode): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(node.attributes)
      .filter(([name]) => name.startsWith('data-'))
      .map(([name, value]) => [name.slice(5).replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()), value]),
  )
}
