import { type HostNode, walk } from './tree'

type Condition = (node: HostNode) => boolean
type Step = { isChild: boolean; conditions: Condition[] }

const TOKEN =
  /^(?:([a-zA-Z][\w-]*|\*)|#([\w-]+)|\.([\w-]+)|\[([\w-]+)(?:([*^$~]?=)(?:"([^"]*)"|'([^']*)'|([^\]]*)))?\])/

/**
 * The elements below `root` a selector finds, in the order of the document: tags, `#id`, `.class`, `[name="value"]`,
 * their combinations, descendants (also `>>>`), children (`>`), and lists. Throws for anything else.
 */
export function findAll(root: HostNode, selector: string): HostNode[] {
  const alternatives = selector.split(',').map((one) => parse(one.trim()))
  return [...walk(root)].filter(
    (node) => node !== root && node.tag !== '#text' && alternatives.some((steps) => fits(node, steps, root)),
  )
}

function parse(selector: string): Step[] {
  const steps: Step[] = []
  let isChild = false
  for (const part of selector.split(/\s*(>>>|>)\s*|\s+(?![^[]*\])/).filter(Boolean)) {
    if (part === '>' || part === '>>>') {
      isChild = part === '>'
      continue
    }
    steps.push({ isChild, conditions: conditionsOf(part) })
    isChild = false
  }
  if (steps.length === 0) throw new Error('an empty selector finds nothing')
  return steps
}

function conditionsOf(compound: string): Condition[] {
  const conditions: Condition[] = []
  let rest = compound
  while (rest) {
    const token = TOKEN.exec(rest)
    if (!token) throw new Error(`the host cannot read the selector ${compound}`)
    const [all, tag, id, name, attribute, operator, ...values] = token
    if (tag) conditions.push((node) => tag === '*' || node.tag === tag)
    else if (id) conditions.push((node) => node.attributes.id === id)
    else if (name) conditions.push((node) => classesOf(node).includes(name))
    else conditions.push(attributeTest(attribute!, operator, values.find((value) => value !== undefined) ?? ''))
    rest = rest.slice(all.length)
  }
  return conditions
}

function attributeTest(name: string, operator: string | undefined, wanted: string): Condition {
  return ({ attributes }) => {
    if (!(name in attributes) || attributes[name] === undefined) return false
    const value = String(attributes[name])
    if (operator === undefined) return true
    if (operator === '^=') return value.startsWith(wanted)
    if (operator === '$=') return value.endsWith(wanted)
    if (operator === '*=') return value.includes(wanted)
    if (operator === '~=') return value.split(/\s+/).includes(wanted)
    return value === wanted
  }
}

function fits(node: HostNode, steps: readonly Step[], root: HostNode): boolean {
  const last = steps.at(-1)!
  if (!last.conditions.every((holds) => holds(node))) return false
  const before = steps.slice(0, -1)
  if (before.length === 0) return true
  for (let above = node.parent; above && above !== root.parent; above = above.parent) {
    if (fits(above, before, root)) return true
    if (last.isChild) return false
  }
  return false
}

export function classesOf(node: HostNode): string[] {
  return String(node.attributes.class ?? '')
    .split(/\s+/)
    .filter(Boolean)
}
