import type { HostNode } from '../tree'

/** The node as markup, handlers left out. */
export function wxmlOf(node: HostNode): string {
  if (node.tag === '#text') return escaped(node.text)
  const attributes = Object.entries(node.attributes)
    .filter(([, value]) => value !== undefined && value !== null && typeof value !== 'object')
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
  return `<${node.tag}${attributes.join('')}>${node.children.map(wxmlOf).join('')}</${node.tag}>`
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[letter]!)
}
