import { ORDER_EVENT_TEXT, type OrderEvent } from '../../../contract/mall-vocabulary'

export type TimelineStep = { kind: OrderEvent; at: Date }

/**
 * What happened to an order, oldest first: its events, and what only its own dates tell, such as a receipt nobody
 * confirmed. Handing over is receiving, so that is told once.
 */
export function orderTimeline(
  events: readonly { kind: string; at: Date }[],
  { placedAt, paidAt, receivedAt }: { placedAt: Date; paidAt: Date | null; receivedAt: Date | null },
): TimelineStep[] {
  const known = events.filter((event): event is TimelineStep => event.kind in ORDER_EVENT_TEXT)
  const has = (...kinds: OrderEvent[]) => known.some(({ kind }) => kinds.includes(kind))
  const steps: TimelineStep[] = [
    ...(has('placed') ? [] : [{ kind: 'placed' as const, at: placedAt }]),
    ...known,
    ...(paidAt && !has('paid') ? [{ kind: 'paid' as const, at: paidAt }] : []),
    ...(receivedAt && !has('received', 'handed_over') ? [{ kind: 'received' as const, at: receivedAt }] : []),
  ]
  return steps.sort((a, b) => a.at.getTime() - b.at.getTime())
}
