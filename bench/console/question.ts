import type { EndpointName } from '../../contract/api'

/** Calls of the ops door by their names, with the session of an administrator. */
export type AskOps = <Data>(name: EndpointName, input?: unknown) => Promise<Data>

/** One call as pages of the console make it: each input is one way to ask. */
export type Question = { name: EndpointName; inputs: readonly unknown[] }

/** Things of the brand that questions are about, found by asking. */
export type Known = {
  storeId: string
  guideId: string
  regionId: string
  city: string
  leadIds: string[]
  orderId: string
  memberId: string
  productId: string | null
  statementId: string | null
  ruleVersion: number
}

const ROWS = 50
const DAY_MS = 86_400_000

/** A list as its page asks for it, narrowed in each of these ways. */
export const page = (name: EndpointName, ...filters: object[]): Question => ({
  name,
  inputs: filters.map((filter) => ({ rows: ROWS, ...filter })),
})

/** One that is asked whole. */
export const asked = (name: EndpointName, ...inputs: object[]): Question => ({ name, inputs })

/** The instant so many days ago. */
export const instant = (daysAgo: number): string => new Date(Date.now() - daysAgo * DAY_MS).toISOString()

/** The Shanghai day so many days ago. */
export const day = (daysAgo: number): string =>
  new Date(Date.now() - daysAgo * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10)

/** A month that is closed and paid. */
export const paidMonth = (): string => day(75).slice(0, 7)
