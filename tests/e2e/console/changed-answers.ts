import type { Step } from './hands'

// What the server says, changed on its way: for states a brand is in for moments only, that cannot be shown twice, or that
// an act would use up. Each is made before a page opens.

type Answer = Record<string, unknown>

const at = (call: string) => `**/api/ops/${call}`

/** The server's own answer to a call, changed; of a call that fails nothing. */
export function answers<Data = Answer>(call: string, change: (data: Data) => unknown): Step {
  return (tab) =>
    tab.route(at(call), async (route) => {
      // A line the server had just put down is taken up again; a tab that is closed meanwhile needs no answer.
      const response = await route.fetch({ maxRetries: 3 }).catch(() => null)
      if (!response) return route.abort().catch(() => undefined)
      const body = (await response.json()) as { ok: boolean; data: Data }
      await route.fulfill({ response, json: body.ok ? { ...body, data: change(body.data) } : body })
    })
}

/** An act that seems to be done: nothing is changed in the brand, so that the next one finds it as it was. */
export function done(call: string, data: unknown): Step {
  return (tab) => tab.route(at(call), (route) => route.fulfill({ json: { ok: true, data } }))
}

/** A call that is refused with a code. */
export function refused(call: string, code: string, details: Answer = {}): Step {
  const error = { code, details, requestId: 'rq_refused' }
  return (tab) => tab.route(at(call), (route) => route.fulfill({ status: 422, json: { ok: false, error } }))
}
