import { Instance, type InstanceHost } from './instance'

type Property = { type?: unknown; value?: unknown } | null | ((...args: never[]) => unknown)
export type ComponentDefinition = {
  data?: Record<string, unknown>
  properties?: Record<string, Property>
  methods?: Record<string, unknown>
  options?: { virtualHost?: boolean }
  lifetimes?: Record<string, unknown>
} & Record<string, unknown>

const LIFETIMES = ['created', 'attached', 'ready', 'moved', 'detached', 'error']
const KNOWN = new Set(['data', 'properties', 'methods', 'options', 'lifetimes', 'pageLifetimes', ...LIFETIMES])

/** Refuses a component that asks for what the host does not do, so that no test passes for want of it. */
export function checkDefinition(path: string, definition: ComponentDefinition): ComponentDefinition {
  const unknown = Object.keys(definition).filter((key) => {
    const value = definition[key]
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0
    return !KNOWN.has(key) && !isEmpty
  })
  if (unknown.length > 0) throw new Error(`the host does not know ${unknown.join(', ')} of the component ${path}`)
  return definition
}

/** A custom component in a page's tree: `comp`, which carries on a deep tree, or `custom-wrapper`. */
export class ComponentInstance extends Instance {
  readonly isVirtualHost: boolean
  readonly #lifetimes: Record<string, unknown>
  readonly #given = new Map<string, string>()

  constructor(
    path: string,
    definition: ComponentDefinition,
    given: Record<string, unknown>,
    pageId: () => string,
    host: InstanceHost,
  ) {
    const properties = definition.properties ?? {}
    const defaults = Object.fromEntries(
      Object.entries(properties).map(([name, property]) => [name, defaultOf(property)]),
    )
    super(path, definition.methods ?? {}, { ...definition.data, ...defaults }, host)
    this.isVirtualHost = definition.options?.virtualHost === true
    this.#lifetimes = { ...definition, ...definition.lifetimes }
    Object.assign(this.self, { is: path, properties: this.self.data, getPageId: pageId })
    this.receive(given)
    this.#live('created')
    this.#live('attached')
  }

  /**
   * Takes what the parent's template passes. As in WeChat a property is set only when the parent passes another value
   * than before: what the component changed in its own data stays otherwise.
   */
  receive(given: Record<string, unknown>): void {
    for (const name of Object.keys(this.self.data)) {
      if (!(name in given)) continue
      const text = JSON.stringify(given[name]) ?? 'null'
      if (this.#given.get(name) === text) continue
      this.#given.set(name, text)
      this.self.data[name] = this.host.adopt(JSON.parse(text))
    }
  }

  ready(): void {
    this.#live('ready')
  }

  detach(): void {
    this.#live('detached')
  }

  #live(name: string): void {
    const run = this.#lifetimes[name]
    if (typeof run === 'function') this.host.run(`${this.path} ${name}`, () => run.call(this.self))
  }
}

function defaultOf(property: Property): unknown {
  if (typeof property === 'object' && property !== null && 'value' in property) return property.value
  return null
}
