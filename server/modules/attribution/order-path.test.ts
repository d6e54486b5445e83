import { orderPath, type PathTouch } from './order-path'

const PAID_AT_MS = Date.parse('2026-03-01T10:00:00+08:00')
const DAY_MS = 86_400_000
const touch = (channel: string, daysAgo: number, quality = 2, campaign: string | null = null): PathTouch => ({
  channel,
  quality,
  campaign,
  atMs: PAID_AT_MS - daysAgo * DAY_MS,
})
const path = (
  touches: readonly PathTouch[],
  more: { source?: 'pos' | 'miniprogram' | 'private_transfer'; from?: string | null } = {},
) =>
  orderPath({ source: more.source ?? 'miniprogram', paidAtMs: PAID_AT_MS, touches, sourceChannel: more.from ?? null })

test('the path is the channels in their order, several touches in a row of one are one', () => {
  const touches = [touch('live', 9), touch('live', 8), touch('store_scan', 5), touch('live', 1)]
  expect(path(touches)).toEqual({ channels: ['live', 'store_scan', 'live'], evidence: 'proven', way: 'live_app' })
})

test('what is older than ninety days or after the payment leads to nothing', () => {
  expect(path([touch('live', 91), touch('email', -1)]).evidence).toBe('unknown')
})

test('only weak touches are inferred, beside proven ones looks count for nothing', () => {
  expect(path([touch('social', 2, 0), touch('guide_share', 1, 1)])).toMatchObject({
    channels: ['social', 'guide_share'],
    evidence: 'inferred',
  })
  expect(path([touch('social', 2, 0), touch('store_scan', 1)])).toMatchObject({
    channels: ['store_scan'],
    evidence: 'proven',
  })
})

test('without touches the source of the buyer is inferred, and without a buyer the sale is unknown', () => {
  expect(path([], { from: 'partner' })).toEqual({ channels: ['partner'], evidence: 'inferred', way: 'daily_app' })
  expect(path([], { from: 'unknown' })).toMatchObject({ channels: ['unknown'], evidence: 'unknown' })
  expect(path([], { source: 'pos' })).toEqual({ channels: ['unknown'], evidence: 'unknown', way: 'store_pos' })
})

test('the five ways of a sale are told apart', () => {
  expect(path([touch('live', 1)], { source: 'pos' }).way).toBe('store_pos')
  expect(path([touch('live', 1)], { source: 'private_transfer' }).way).toBe('private_transfer')
  expect(path([touch('store_scan', 3), touch('live', 1)]).way).toBe('live_app')
  expect(path([touch('live', 3, 2, '春季'), touch('store_scan', 1)]).way).toBe('campaign_app')
  expect(path([touch('guide_share', 1)]).way).toBe('daily_app')
})

test('a long path keeps where it began and what came last', () => {
  const touches = Array.from({ length: 30 }, (_, at) => touch(at % 2 === 0 ? 'live' : 'social', 30 - at))
  const { channels } = path([touch('partner', 80), ...touches])
  expect(channels[0]).toBe('partner')
  expect(channels).toHaveLength(10)
  expect(channels.at(-1)).toBe('social')
})
