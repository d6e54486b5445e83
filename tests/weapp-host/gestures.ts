import { valueName } from './controls'
import { dispatchEvent } from './dispatch'
import type { Page } from './page'
import { type HostNode, keyOf, walk } from './tree'

/** What happens outside of the page when a person uses one of WeChat's own elements. */
export type GestureHost = {
  now: () => number
  /** Gives personal data once the person has agreed to the privacy contract. */
  personal: (kind: string, answer: () => object, run: (detail: object) => void) => void
  phoneNumber: () => object
  agreedToPrivacy: (buttonId: string) => void
  share: (page: Page, button: HostNode) => void
  navigate: (page: Page, attributes: Record<string, unknown>) => void
  chooseAvatar: () => object | null
  openSetting: () => object
}

/** What a person does to a page. Each answers whether the app heard it. */
export class Gestures {
  constructor(private readonly host: GestureHost) {}

  /** A tap: it is heard on the way up, and then does what the touched element does by itself. */
  tap(page: Page, node: HostNode): boolean {
    if (isDisabled(node)) return false
    const isHeard = this.fire(node, 'tap')
    return this.#ownEffect(page, node) || isHeard
  }

  longPress(node: HostNode): boolean {
    const isHeard = ['touchstart', 'longpress', 'longtap', 'touchend'].map((type) => this.fire(node, type))
    return isHeard.includes(true)
  }

  fire(node: HostNode, type: string, detail?: unknown): boolean {
    return dispatchEvent(node, { type, detail }, this.host.now())
  }

  /** Types a text in place of what was there, and leaves the field. */
  input(page: Page, node: HostNode, text: string): void {
    if (isDisabled(node)) throw new Error(`the ${node.tag} ${keyOf(node)} is disabled`)
    const limit = Number(node.attributes.maxlength ?? 140)
    const value = limit >= 0 ? text.slice(0, limit) : text
    this.fire(node, 'focus', { value: page.controls.valueOf(node), height: 0 })
    page.controls.hold(node, value)
    this.fire(node, 'input', { value, cursor: value.length, keyCode: value.codePointAt(value.length - 1) ?? 8 })
    this.fire(page.nodeOf(keyOf(node)) ?? node, 'blur', { value })
  }

  confirm(page: Page, node: HostNode): void {
    this.fire(node, 'confirm', { value: page.controls.valueOf(node) })
  }

  /** Chooses in a picker; what is chosen must be one of the choices. */
  pick(page: Page, node: HostNode, value: unknown): void {
    const { mode, range } = node.attributes
    if ((mode === undefined || mode === 'selector') && !(Number(value) < (range as unknown[])?.length))
      throw new Error(`the picker ${keyOf(node)} has no choice ${String(value)}`)
    page.controls.hold(node, value)
    this.fire(node, 'change', { value: mode === 'selector' ? String(value) : value })
  }

  change(page: Page, node: HostNode, value: unknown): void {
    page.controls.hold(node, value)
    this.fire(node, 'change', { value })
  }

  swipeTo(node: HostNode, current: number): void {
    this.fire(node, 'change', { current, currentItemId: '', source: 'touch' })
    this.fire(node, 'animationfinish', { current, currentItemId: '', source: 'touch' })
  }

  /** Switches a switch, a box or a radio the other way. */
  toggle(page: Page, node: HostNode): boolean {
    if (isDisabled(node)) return false
    const { controls } = page
    if (node.tag === 'switch') {
      const value = !controls.isChecked(node)
      controls.hold(node, value)
      return this.fire(node, 'change', { value })
    }
    const kind = node.tag as 'checkbox' | 'radio'
    const group = above(node, `${kind}-group`)
    if (kind === 'radio' && group)
      for (const other of walk(group)) if (other.tag === 'radio') controls.hold(other, other === node)
    controls.hold(node, kind === 'radio' ? true : !controls.isChecked(node))
    if (!group) return false
    const value = kind === 'radio' ? valueName(node) : controls.checkedIn(group, kind)
    return this.fire(group, 'change', { value })
  }

  #ownEffect(page: Page, touched: HostNode): boolean {
    for (let node: HostNode | null = touched; node; node = node.parent) {
      if (isDisabled(node)) return false
      if (node.tag === 'button') return this.#button(page, node)
      if (['switch', 'checkbox', 'radio'].includes(node.tag)) return this.toggle(page, node)
      if (node.tag === 'navigator') {
        this.host.navigate(page, node.attributes)
        return true
      }
      if (node.tag === 'label') {
        const control = controlOf(page, node)
        return control ? this.#ownEffect(page, control) : false
      }
    }
    return false
  }

  /** A button may have several open types: `getPhoneNumber|agreePrivacyAuthorization`. */
  #button(page: Page, button: HostNode): boolean {
    const openTypes = String(button.attributes['open-type'] ?? '').split('|')
    if (openTypes.includes('agreePrivacyAuthorization')) {
      this.host.agreedToPrivacy(String(button.attributes.id ?? ''))
      this.fire(button, 'agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' })
    }
    for (const openType of openTypes) this.#open(page, button, openType)
    return this.#formButton(page, button) || openTypes[0] !== ''
  }

  #open(page: Page, button: HostNode, openType: string): void {
    const told = (detail: unknown) => void this.fire(button, openType.toLowerCase(), detail)
    if (openType === 'getPhoneNumber' || openType === 'getRealtimePhoneNumber')
      this.host.personal(openType, () => this.host.phoneNumber(), told)
    else if (openType === 'chooseAvatar') {
      const chosen = this.host.chooseAvatar()
      if (chosen !== null) this.host.personal(openType, () => chosen, told)
    } else if (openType === 'share') this.host.share(page, button)
    else if (openType === 'openSetting') told(this.host.openSetting())
    else if (openType === 'contact') told({ errMsg: 'enterContact:ok', path: '', query: {} })
  }

  #formButton(page: Page, button: HostNode): boolean {
    const type = button.attributes['form-type']
    const form = type === 'submit' || type === 'reset' ? above(button, 'form') : null
    if (!form) return false
    if (type === 'submit') return this.fire(form, 'submit', { value: page.controls.valuesOf(form) })
    page.controls.reset()
    return this.fire(form, 'reset')
  }
}

function above(node: HostNode, tag: string): HostNode | null {
  for (let at = node.parent; at; at = at.parent) if (at.tag === tag) return at
  return null
}

function controlOf(page: Page, label: HostNode): HostNode | null {
  const id = label.attributes.for
  const isControl = (node: HostNode) => ['switch', 'checkbox', 'radio', 'button'].includes(node.tag)
  if (id) return page.nodes().find((node) => node.attributes.id === id) ?? null
  return [...walk(label)].find(isControl) ?? null
}

function isDisabled({ attributes }: HostNode): boolean {
  return attributes.disabled === true || attributes.disabled === 'true'
}
