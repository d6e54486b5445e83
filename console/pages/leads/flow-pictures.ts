import type { EChartsCoreOption } from 'echarts/core'
import { CHANNEL_TEXT, type Channel, LEAD_STATE_TEXT, type LeadState } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { htmlText } from '../../format/html-text'
import { countText } from '../../format/number-text'
import { INK, SERIES } from '../../ui/theme'

/** What the charts of the live flow are drawn from. Pure. */

export type Flow = Out<'liveFlow'>
type Store = Flow['stores'][number]

const STATE_COLOUR: Record<LeadState, string> = {
  offered: INK.info,
  accepted: '#5b86a0',
  contacted: INK.good,
  pooled: INK.warn,
  won: '#2b4a33',
  lost: INK.faint,
}
const NO_REGION = '还没有门店'

const channelKey = (channel: Channel) => `channel:${channel}`
const regionKey = (regionId: string | null) => `region:${regionId ?? ''}`
const stateKey = (state: LeadState) => `state:${state}`

/** From where leads came, over the region they went to, to where they are now. */
export function sankeyOption(paths: Flow['paths']): EChartsCoreOption {
  const labels = new Map<string, string>()
  const colours = new Map<string, string>()
  const links = new Map<string, { source: string; target: string; value: number }>()
  const add = (source: string, target: string, value: number) => {
    const key = `${source}>${target}`
    const known = links.get(key)
    if (known) known.value += value
    else links.set(key, { source, target, value })
  }
  for (const { channel, regionId, regionName, state, leads } of paths) {
    const [from, by, to] = [channelKey(channel), regionKey(regionId), stateKey(state)]
    labels.set(from, CHANNEL_TEXT[channel])
    labels.set(by, regionName ?? NO_REGION)
    labels.set(to, LEAD_STATE_TEXT[state])
    colours.set(to, STATE_COLOUR[state])
    colours.set(from, SERIES[0])
    colours.set(by, SERIES[2])
    add(from, by, leads)
    add(by, to, leads)
  }
  const nameOf = (key: string) => labels.get(key) ?? key
  return {
    tooltip: { confine: true, trigger: 'item', formatter: sankeyTip((key) => htmlText(nameOf(key))) },
    series: [
      {
        type: 'sankey',
        left: 8,
        right: 90,
        top: 8,
        bottom: 8,
        nodeGap: 10,
        nodeWidth: 12,
        draggable: false,
        emphasis: { focus: 'adjacency' },
        lineStyle: { color: 'gradient', opacity: 0.28 },
        label: { color: INK.text, formatter: ({ name }: { name: string }) => nameOf(name) },
        data: [...labels.keys()].map((name) => ({ name, itemStyle: { color: colours.get(name) } })),
        links: [...links.values()],
      },
    ],
  }
}

type Tip = {
  dataType?: string
  name: string
  value: number
  data: { source?: string; target?: string; value?: number }
}

const sankeyTip =
  (nameOf: (key: string) => string) =>
  ({ dataType, name, value, data }: Tip) =>
    dataType === 'edge'
      ? `${nameOf(data.source ?? '')} → ${nameOf(data.target ?? '')}：${countText(data.value ?? 0)} 条`
      : `${nameOf(name)}：${countText(value)} 条`

/** The pool's address for a part of the picture that was clicked; null for a line. */
export function poolAddress(key: string, since: string): string | null {
  const [kind, value = ''] = [key.slice(0, key.indexOf(':')), key.slice(key.indexOf(':') + 1)]
  const from = `from=${encodeURIComponent(since)}`
  if (kind === 'channel') return `/leads?channel=${value}&${from}`
  if (kind === 'state') return `/leads?state=${value}&${from}`
  if (kind === 'region' && value !== '') return `/leads?region=${value}&${from}`
  return null
}

const SIZE_MIN = 8
const SIZE_MAX = 34

/** Stores where they are on the ground: the larger, the more is open there; what stands still is a red triangle. */
export function mapOption(stores: readonly Store[]): EChartsCoreOption {
  const most = Math.max(1, ...stores.map(({ open, overdue }) => open + overdue))
  const sizeOf = ({ open, overdue }: Store) => SIZE_MIN + (SIZE_MAX - SIZE_MIN) * Math.sqrt((open + overdue) / most)
  const pointsOf = (some: readonly Store[]) =>
    some.map((store) => ({
      name: store.storeId,
      value: [store.longitude, store.latitude],
      symbolSize: sizeOf(store),
      store,
    }))
  const axis = {
    type: 'value',
    scale: true,
    splitLine: { lineStyle: { color: INK.line } },
    axisLabel: { formatter: (value: number) => `${Math.round(value * 10) / 10}°` },
  }
  return {
    grid: { left: 46, right: 16, top: 36, bottom: 34 },
    legend: { top: 0, right: 0 },
    tooltip: {
      confine: true,
      formatter: ({ data }: { data: { store: Store } }) => {
        const { name, city, leads, waiting, open, overdue } = data.store
        return `${htmlText(name)}（${htmlText(city)}）<br/>到达 ${countText(leads)}，未结束 ${countText(open)}，待接 ${countText(waiting)}，超时 ${countText(overdue)}`
      },
    },
    xAxis: { ...axis, name: '经度', nameLocation: 'middle', nameGap: 22 },
    yAxis: { ...axis, name: '纬度', nameLocation: 'end', nameGap: 10 },
    series: [
      {
        name: '正常',
        type: 'scatter',
        symbol: 'circle',
        itemStyle: { color: INK.info, opacity: 0.65 },
        data: pointsOf(stores.filter(({ overdue }) => overdue === 0)),
      },
      {
        name: '有超时',
        type: 'scatter',
        symbol: 'triangle',
        itemStyle: { color: INK.bad, opacity: 0.85 },
        data: pointsOf(stores.filter(({ overdue }) => overdue > 0)),
      },
    ],
  }
}
