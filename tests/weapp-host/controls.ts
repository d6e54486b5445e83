import { type HostNode, keyOf, walk } from './tree'

const CHECKED = new Set(['switch', 'checkbox', 'radio'])

/**
 * What the person put into inputs, switches and boxes. The view keeps it, not the app: the app hears of it, and takes
 * the lead again when it sets another value than the one it had set.
 */
export class Controls {
  readonly #held = new Map<string, { value: unknown; given: string }>()

  valueOf(node: HostNode): unknown {
    const name = nameOf(node)
    const held = this.#held.get(keyOf(node))
    const given = node.attributes[name]
    if (held && held.given === textOfGiven(node)) return held.value
    return given ?? (CHECKED.has(node.tag) ? false : node.tag === 'slider' ? (node.attributes.min ?? 0) : '')
  }

  hold(node: HostNode, value: unknown): void {
    this.#held.set(keyOf(node), { value, given: textOfGiven(node) })
  }

  isChecked(node: HostNode): boolean {
    const value = this.valueOf(node)
    return value === true || value === 'true'
  }

  /** The values of the boxes or radios of a group that are on. */
  checkedIn(group: HostNode, tag: 'checkbox' | 'radio'): string[] {
    return [...walk(group)].filter((node) => node.tag === tag && this.isChecked(node)).map((node) => valueName(node))
  }

  /** What a form submits: the value of each control in it that has a name. */
  valuesOf(form: HostNode): Record<string, unknown> {
    const values: Record<string, unknown> = {}
    for (const node of walk(form)) {
      const { name } = node.attributes
      if (typeof name !== 'string' || name === '') continue
      if (node.tag === 'checkbox-group') values[name] = this.checkedIn(node, 'checkbox')
      else if (node.tag === 'radio-group') values[name] = this.checkedIn(node, 'radio')[0] ?? ''
      else if (node.tag === 'switch') values[name] = this.isChecked(node)
      else if (['input', 'textarea', 'slider', 'picker'].includes(node.tag)) values[name] = this.valueOf(node)
    }
    return values
  }

  reset(): void {
    this.#held.clear()
  }
}

export function valueName(node: HostNode): string {
  return String(node.attributes.value ?? '')
}

function textOfGiven(node: HostNode): string {
  return JSON.stringify(node.attributes[nameOf(node)]) ?? ''
}

function nameOf(node: HostNode): string {
  return CHECKED.has(node.tag) ? 'checked' : 'value'
}
