import { datasetOf, type HostNode } from './tree'

const BUBBLES =
  /^(tap|longpress|longtap|touch(start|move|end|cancel|forcechange)|transitionend|animation(start|iteration|end))$/

export type HostEvent = { type: string; detail: unknown; x?: number; y?: number }

/**
 * Carries an event from a node up through its ancestors, as WeChat's view does: bubbling types reach every handler up
 * to one that catches, others only the node itself. Answers whether anybody heard it.
 */
export function dispatchEvent(node: HostNode, event: HostEvent, now: number): boolean {
  let isHeard = false
  for (let at: HostNode | null = node; at; at = BUBBLES.test(event.type) ? at.parent : null) {
    const handler = at.handlers.get(event.type)
    if (!handler) continue
    isHeard = true
    at.owner.call(handler.method, eventFor(node, at, event, now))
    if (handler.isCaught) break
  }
  return isHeard
}

function eventFor(node: HostNode, at: HostNode, { type, detail, x = 0, y = 0 }: HostEvent, now: number): object {
  const touch = { identifier: 0, pageX: x, pageY: y, clientX: x, clientY: y }
  const isTouch = /^(tap|long|touch)/.test(type)
  return {
    type,
    timeStamp: now,
    target: targetOf(node),
    currentTarget: targetOf(at),
    mark: {},
    detail: detail ?? (isTouch ? { x, y } : {}),
    ...(isTouch && { touches: type === 'touchend' ? [] : [touch], changedTouches: [touch] }),
  }
}

function targetOf(node: HostNode): object {
  return { id: String(node.attributes.id ?? ''), offsetLeft: 0, offsetTop: 0, dataset: datasetOf(node) }
}
