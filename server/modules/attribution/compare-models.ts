import type { AttributionModel, Evidence } from '../../../contract/member-vocabulary'
import { PPM_WHOLE } from '../../../contract/money'

export type ChannelSum = {
  kind: AttributionModel | 'way'
  key: string
  part: Evidence | ''
  ordersPpm: number
  amountFen: number
}
type Credit = { ordersPpm: number; amountFen: number }
export type ChannelRow = { channel: string; models: Record<AttributionModel, Credit>; inferredFen: number }

const EVIDENCES: readonly Evidence[] = ['proven', 'inferred', 'unknown']
const isModel = (kind: ChannelSum['kind']): kind is AttributionModel => kind !== 'way'

/**
 * Sums of days as a report: every channel with its credit under each model side by side, most by the even share first. What
 * is unknown is no channel; it stands in `evidence`, so that channels and unknown add up to all orders under every model.
 */
export function compareModels(sums: readonly ChannelSum[]) {
  const channels = new Map<string, ChannelRow>()
  const evidence = new Map<Evidence, { orders: number; amountFen: number }>()
  for (const { kind, key, part, ordersPpm, amountFen } of sums) {
    if (!isModel(kind) || part === '') continue
    if (kind === 'first') {
      const of = evidence.get(part) ?? { orders: 0, amountFen: 0 }
      evidence.set(part, { orders: of.orders + ordersPpm / PPM_WHOLE, amountFen: of.amountFen + amountFen })
    }
    if (part === 'unknown') continue
    const row = channels.get(key) ?? emptyRow(key)
    const credit = row.models[kind]
    row.models[kind] = { ordersPpm: credit.ordersPpm + ordersPpm, amountFen: credit.amountFen + amountFen }
    if (kind === 'linear' && part === 'inferred') row.inferredFen += amountFen
    channels.set(key, row)
  }
  const parts = EVIDENCES.map((of) => ({ evidence: of, ...(evidence.get(of) ?? { orders: 0, amountFen: 0 }) }))
  return {
    orders: parts.reduce((all, { orders }) => all + orders, 0),
    amountFen: parts.reduce((all, { amountFen }) => all + amountFen, 0),
    evidence: parts,
    channels: [...channels.values()].sort(
      (a, b) => b.models.linear.amountFen - a.models.linear.amountFen || (a.channel < b.channel ? -1 : 1),
    ),
  }
}

function emptyRow(channel: string): ChannelRow {
  const nothing = () => ({ ordersPpm: 0, amountFen: 0 })
  return { channel, models: { first: nothing(), last: nothing(), linear: nothing() }, inferredFen: 0 }
}
