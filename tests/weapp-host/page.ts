import type { PageConfig } from './app-files'
import type { Templates } from './compiler'
import { type ComponentDefinition, ComponentInstance } from './component'
import { Controls } from './controls'
import { Instance, type InstanceHost } from './instance'
import { findAll } from './selectors'
import { growTree, type HostNode, keyOf, walk } from './tree'

/** What a page needs to draw itself. */
export type Drawing = {
  templates: Templates
  componentsOf: (path: string) => Map<string, string>
  definitionOf: (path: string) => ComponentDefinition
}

const ROUNDS_MAX = 100

/** A page that is open: its instance, its components and its tree as last drawn. */
export class Page extends Instance {
  readonly controls = new Controls()
  scrollTop = 0
  isPulled = false
  isReady = false
  /** Whether WeChat's menu offers to pass the page on. */
  isShareable = true
  /** Title, colours: what app.json and the page's file say, and what the app changed since. */
  readonly config: PageConfig
  readonly #drawing: Drawing
  readonly #components = new ComponentPool()
  #tree: HostNode | null = null
  #isChanged = false

  constructor(
    readonly id: number,
    path: string,
    readonly query: Record<string, string>,
    definition: Record<string, unknown>,
    config: PageConfig,
    drawing: Drawing,
    host: InstanceHost,
  ) {
    super(path, definition, (definition.data ?? {}) as Record<string, unknown>, {
      ...host,
      redraw: () => {
        this.#tree = null
        this.#isChanged = true
        host.redraw()
      },
    })
    this.config = { ...config }
    this.#drawing = drawing
    Object.assign(this.self, {
      route: path,
      __route__: path,
      is: path,
      options: host.adopt(query),
      getPageId: () => `pageId:${id}`,
      getTabBar: () => null,
    })
  }

  /** The tree of now. Components that came are attached, components that went are detached. */
  tree(): HostNode {
    for (let round = 0; this.#tree === null; round += 1) {
      if (round === ROUNDS_MAX) throw new Error(`${this.path} changes itself each time it is drawn`)
      this.#isChanged = false
      const tree = this.#grow()
      if (!this.#isChanged) this.#tree = tree
    }
    return this.#tree
  }

  /** The nodes of the page in the order of the document, without its root. */
  nodes(): HostNode[] {
    return [...walk(this.tree())].slice(1)
  }

  /** The elements a selector finds, in the order of the document. */
  find(selector: string): HostNode[] {
    return findAll(this.tree(), selector)
  }

  /** The node with this key, or null when it has gone. */
  nodeOf(key: string): HostNode | null {
    return this.nodes().find((node) => keyOf(node) === key) ?? null
  }

  /** The page has gone, and its components with it. */
  close(): void {
    this.#components.keepOnly(new Set())
  }

  #grow(): HostNode {
    const { templates, componentsOf, definitionOf } = this.#drawing
    const seen = new Set<ComponentInstance>()
    const tree = growTree(this, {
      draw: (owner) => templates(`${owner.path}.wxml`, owner.self.data),
      isComponent: (owner, name) => componentsOf(owner.path).has(name),
      componentAt: (owner, name, key, given) => {
        const path = componentsOf(owner.path).get(name)!
        const make = () => new ComponentInstance(path, definitionOf(path), given, () => `pageId:${this.id}`, this.host)
        const component = this.#components.at(owner, key, given, make)
        seen.add(component)
        return component
      },
    })
    this.#components.keepOnly(seen)
    return tree
  }
}

/** The components that live in one page, by the instance whose template holds them and their key there. */
class ComponentPool {
  readonly #byOwner = new Map<Instance, Map<string, ComponentInstance>>()
  readonly #fresh = new Set<ComponentInstance>()

  at(owner: Instance, key: string, given: Record<string, unknown>, make: () => ComponentInstance): ComponentInstance {
    const byKey = this.#byOwner.get(owner) ?? new Map<string, ComponentInstance>()
    this.#byOwner.set(owner, byKey)
    const known = byKey.get(key)
    if (known) {
      known.receive(given)
      return known
    }
    const made = make()
    byKey.set(key, made)
    this.#fresh.add(made)
    return made
  }

  keepOnly(seen: ReadonlySet<ComponentInstance>): void {
    for (const [owner, byKey] of this.#byOwner) {
      for (const [key, component] of byKey) {
        if (seen.has(component)) continue
        byKey.delete(key)
        this.#fresh.delete(component)
        component.detach()
      }
      if (byKey.size === 0) this.#byOwner.delete(owner)
    }
    for (const component of this.#fresh) {
      this.#fresh.delete(component)
      component.ready()
    }
  }
}
