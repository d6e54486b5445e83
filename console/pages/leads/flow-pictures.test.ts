import { type Flow, mapOption, sankeyOption } from './flow-pictures'

const TYPED = '<img src=x onerror=alert(1)>'
const SHOWN = '&#60;img src=x onerror=alert(1)&#62;'

type WithTip = { tooltip: { formatter: (params: unknown) => string } }

test('a name of a region that looks like HTML is text in the tip of the flow', () => {
  const path = { channel: 'mall', regionId: 'rg_1', regionName: TYPED, state: 'won', leads: 3 } as const
  const { tooltip } = sankeyOption([path] as unknown as Flow['paths']) as unknown as WithTip
  expect(tooltip.formatter({ dataType: 'node', name: 'region:rg_1', value: 3, data: {} })).toBe(`${SHOWN}：3 条`)
  const edge = { dataType: 'edge', name: '', value: 3, data: { source: 'region:rg_1', target: 'state:won', value: 3 } }
  expect(tooltip.formatter(edge)).toBe(`${SHOWN} → 已成交：3 条`)
})

test('so are the name and the city of a store on the map', () => {
  const { tooltip } = mapOption([]) as unknown as WithTip
  const store = { name: TYPED, city: TYPED, leads: 1, waiting: 0, open: 1, overdue: 0 }
  expect(tooltip.formatter({ data: { store } })).not.toContain('<img')
})
