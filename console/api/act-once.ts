import type { Failure, Reply } from './reply'

export type ActState = { isBusy: boolean; failure: Failure | null }
type Steps<Data> = {
  send: () => Promise<Reply<Data>>
  /** Asks anew for what the act has made old. */
  renew: () => Promise<unknown>
  tell: (state: ActState) => void
}

/**
 * Does one thing for however many clicks: from the first until its answer is here and what it changed was asked anew, a
 * further one does nothing and answers null. Without the second half, what is shown meanwhile would be done once more.
 */
export async function actOnce<Data>(gate: { isShut: boolean }, { send, renew, tell }: Steps<Data>) {
  if (gate.isShut) return null
  gate.isShut = true
  tell({ isBusy: true, failure: null })
  const reply = await send()
  if (reply.ok) await renew()
  gate.isShut = false
  tell({ isBusy: false, failure: reply.ok ? null : reply.error })
  return reply
}
