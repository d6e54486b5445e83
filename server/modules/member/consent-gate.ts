import type { StoreKind } from '../../../contract/vocabulary'

/** Who would receive a person's wish: a store, and the partner behind it where there is one. */
export type Receiver = { storeKind: StoreKind; storeId: string; partnerId?: string | null }

/**
 * Whether a person's data may go to a receiver. Own and discount stores are the same company, so the notice is enough;
 * a franchise or partner store is another processor and needs a `lead_handover` consent naming it or its partner
 * (PIPL art. 23; franchisees count as third parties). `given` are the recipients agreed to now.
 */
export function mayReceive(receiver: Receiver, given: ReadonlySet<string>): boolean {
  if (receiver.storeKind === 'own' || receiver.storeKind === 'discount') return true
  return given.has(receiver.storeId) || (receiver.partnerId != null && given.has(receiver.partnerId))
}
