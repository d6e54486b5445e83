import type { WeappHost } from '../host'
import type { Page } from '../page'
import { type HostNode, keyOf } from '../tree'

/** Names for pages and elements, as the client holds them. An element's name stays as long as the app keeps it. */
export class Handles {
  readonly #touchedAt = new Map<string, number>()
  readonly #scrolled = new Map<string, { left: number; top: number }>()

  constructor(private readonly host: WeappHost) {}

  page(pageId: number): Page {
    const page = this.host.runtime.stack.living().find(({ id }) => id === pageId)
    if (!page) throw new Error(`page ${pageId} is closed`)
    return page
  }

  nameOf(page: Page, node: HostNode): { elementId: string; tagName: string } {
    const key = keyOf(node) || `@${page.nodes().indexOf(node)}`
    return { elementId: `${page.id}:${key}`, tagName: node.tag }
  }

  /** The element with this name in the page as it is now. */
  element(elementId: string): { page: Page; node: HostNode } {
    const at = elementId.indexOf(':')
    const page = this.page(Number(elementId.slice(0, at)))
    const key = elementId.slice(at + 1)
    const node = key.startsWith('@') ? page.nodes()[Number(key.slice(1))] : page.nodeOf(key)
    if (!node) throw new Error(`the element ${elementId} is gone`)
    return { page, node }
  }

  touched(elementId: string, at: number): void {
    this.#touchedAt.set(elementId, at)
  }

  /** When the finger came down on it; null when it moved away since. */
  released(elementId: string): number | null {
    const at = this.#touchedAt.get(elementId) ?? null
    this.#touchedAt.delete(elementId)
    return at
  }

  scrolledTo(elementId: string): { left: number; top: number } {
    return this.#scrolled.get(elementId) ?? { left: 0, top: 0 }
  }

  scroll(elementId: string, left: number, top: number): void {
    this.#scrolled.set(elementId, { left, top })
  }
}
