import { Select } from 'antd'
import { useMemo } from 'react'
import { PILOT_PART_TEXT, type PilotPart } from '../../../contract/routing-vocabulary'
import { htmlText } from '../../format/html-text'
import { countText } from '../../format/number-text'
import { Chart } from '../../ui/chart'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { INK, SERIES } from '../../ui/theme'
import { useUrlState } from '../../ui/use-url-state'
import type { Pilot } from './shown-pilot'

type Store = Pilot['stores'][number]
const LOOKS: Record<PilotPart, { symbol: string; size: number; color: string; opacity: number }> = {
  other: { symbol: 'circle', size: 5, color: '#b9ada0', opacity: 0.75 },
  control: { symbol: 'diamond', size: 13, color: SERIES[1], opacity: 1 },
  pilot: { symbol: 'triangle', size: 13, color: SERIES[0], opacity: 1 },
}
const PARTS: readonly PilotPart[] = ['other', 'control', 'pilot']

/** Where the pilot's stores and their controls are: by longitude and latitude, and as a table beside. */
export function PilotPlace({ pilot }: { pilot: Pilot }) {
  const [url, setUrl] = useUrlState({ city: '' })
  return (
    <Panel title="门店在哪里，与谁比较">
      <div className="map-row">
        <StoreMap stores={pilot.stores} city={url.city} onCity={(city) => setUrl({ city })} />
        <StoreTable pilot={pilot} />
      </div>
    </Panel>
  )
}

type MapProps = { stores: readonly Store[]; city: string; onCity: (city: string) => void }

function StoreMap({ stores, city, onCity }: MapProps) {
  const shown = useMemo(() => (city ? stores.filter((store) => store.city === city) : stores), [stores, city])
  const option = useMemo(() => mapOption(shown, city === ''), [shown, city])
  return (
    <div>
      <div className="filters">
        <Select
          aria-label="城市"
          style={{ width: 320 }}
          value={city}
          onChange={onCity}
          options={[{ value: '', label: `全国（${countOf(stores)}）` }, ...cityChoices(stores)]}
        />
      </div>
      <Chart label={`门店位置：${countOf(shown)}`} option={option} height={500} />
      <p className="faint" style={{ margin: 0 }}>
        三角是试点门店，菱形是对照门店，圆点是其他门店；指到图形上看店名。
      </p>
    </div>
  )
}

function countOf(stores: readonly Store[]): string {
  const of = (part: PilotPart) => stores.filter((store) => store.part === part).length
  return `试点 ${of('pilot')}、对照 ${of('control')}、其他 ${of('other')}`
}

function cityChoices(stores: readonly Store[]) {
  const cities = new Map<string, Store[]>()
  for (const store of stores) cities.set(store.city, [...(cities.get(store.city) ?? []), store])
  const taking = (own: readonly Store[]) => own.filter(({ part }) => part !== 'other').length
  return [...cities]
    .sort(([, a], [, b]) => taking(b) - taking(a) || b.length - a.length)
    .map(([value, own]) => ({ value, label: `${value}（${countOf(own)}）` }))
}

function mapOption(stores: readonly Store[], isNation: boolean) {
  const [low, high] = bounds(stores, isNation)
  const axis = (name: string, at: 0 | 1) => ({
    type: 'value' as const,
    name,
    nameLocation: 'end' as const,
    nameTextStyle: { color: INK.faint },
    min: low[at],
    max: high[at],
    axisLabel: {
      color: INK.faint,
      formatter: (degree: number) => `${degree.toFixed(isNation ? 0 : 2)}°`,
      hideOverlap: true,
    },
    splitLine: { lineStyle: { color: INK.line } },
  })
  return {
    grid: { left: 48, right: 44, top: 56, bottom: 28 },
    legend: { top: 0, left: 0, itemWidth: 12, itemHeight: 12, data: ['试点门店', '对照门店', '其他门店'] },
    xAxis: axis('东经', 0),
    yAxis: axis('北纬', 1),
    tooltip: {
      trigger: 'item',
      formatter: ({ name, seriesName }: { name: string; seriesName: string }) => `${htmlText(name)}<br/>${seriesName}`,
    },
    series: [
      ...PARTS.map((part) => ({
        type: 'scatter' as const,
        name: PILOT_PART_TEXT[part],
        symbol: LOOKS[part].symbol,
        symbolSize: LOOKS[part].size,
        itemStyle: {
          color: LOOKS[part].color,
          opacity: LOOKS[part].opacity,
          borderColor: '#fff',
          borderWidth: part === 'other' ? 0 : 1,
        },
        data: stores
          .filter((store) => store.part === part)
          .map(({ name, longitude, latitude }) => ({ name, value: [longitude, latitude] })),
      })),
      ...(isNation ? [cityNames(stores)] : []),
    ],
  }
}

/** The names of cities under their stores: on the whole country one would not know where one looks. */
function cityNames(stores: readonly Store[]) {
  const cities = new Map<string, Store[]>()
  for (const store of stores) cities.set(store.city, [...(cities.get(store.city) ?? []), store])
  const mean = (own: readonly Store[], of: (store: Store) => number) =>
    own.reduce((sum, store) => sum + of(store), 0) / own.length
  return {
    type: 'scatter' as const,
    silent: true,
    symbolSize: 1,
    itemStyle: { opacity: 0 },
    tooltip: { show: false },
    data: [...cities].map(([name, own]) => ({
      name,
      value: [mean(own, ({ longitude }) => longitude), mean(own, ({ latitude }) => latitude)],
    })),
    label: {
      show: true,
      opacity: 1,
      position: 'right' as const,
      distance: 14,
      formatter: '{b}',
      color: INK.soft,
      fontSize: 12,
    },
  }
}

/** The least box around the stores with a little air, never narrower than a few kilometres. */
function bounds(stores: readonly Store[], isNation: boolean): [[number, number], [number, number]] {
  const lows: [number, number] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  const highs: [number, number] = [Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const { longitude, latitude } of stores) {
    lows[0] = Math.min(lows[0], longitude)
    lows[1] = Math.min(lows[1], latitude)
    highs[0] = Math.max(highs[0], longitude)
    highs[1] = Math.max(highs[1], latitude)
  }
  const air = (at: 0 | 1) => Math.max(0.02, (highs[at] - lows[at]) * 0.06)
  // Whole degrees, or hundredths within a city, so that the marks of the axis are even.
  const grain = isNation ? 1 : 100
  const down = (degree: number) => Math.floor(degree * grain) / grain
  const up = (degree: number) => Math.ceil(degree * grain) / grain
  return [
    [down(lows[0] - air(0)), down(lows[1] - air(1))],
    [up(highs[0] + air(0)), up(highs[1] + air(1))],
  ]
}

type Row = {
  storeId: string
  name: string
  city: string
  place: string
  cluster: number
  control: string
  distance: number | null
}

const COLUMNS: SortColumn<Row>[] = [
  {
    key: 'name',
    title: '试点门店',
    render: ({ name, city, place }) => (
      <>
        {name}
        <div className="faint">
          {city} {place}
        </div>
      </>
    ),
    sortBy: ({ name }) => name,
  },
  {
    key: 'cluster',
    title: '门店群',
    isNumber: true,
    render: ({ cluster }) => `第 ${cluster} 群`,
    sortBy: ({ cluster }) => cluster,
  },
  { key: 'control', title: '对照门店', render: ({ control }) => control, sortBy: ({ control }) => control },
  {
    key: 'distance',
    title: '与对照的差异',
    isNumber: true,
    render: ({ distance }) => (distance === null ? '—' : distance.toFixed(2)),
    sortBy: ({ distance }) => distance ?? -1,
  },
]

function StoreTable({ pilot: { plan, stores } }: { pilot: Pilot }) {
  const byId = new Map(stores.map((store) => [store.storeId, store]))
  const nameOf = (storeId: string | undefined) => (storeId && byId.get(storeId)?.name) || '—'
  const rows = plan.storeIds.map((storeId): Row => {
    const pair = plan.controls.find(({ pilotStoreId }) => pilotStoreId === storeId)
    const store = byId.get(storeId)
    return {
      storeId,
      name: nameOf(storeId),
      city: store?.city ?? '—',
      place: store ? `${store.longitude.toFixed(3)}，${store.latitude.toFixed(3)}` : '—',
      cluster: 1 + plan.clusters.findIndex(({ storeIds }) => storeIds.includes(storeId)),
      control: nameOf(pair?.controlStoreId),
      distance: pair?.distance ?? null,
    }
  })
  return (
    <SortTable
      id="places"
      label="试点门店与对照门店"
      columns={COLUMNS}
      rows={rows}
      rowKey={({ storeId }) => storeId}
      words={({ name, city, control }) => `${name} ${city} ${control}`}
      searchLabel="按店名或城市找"
      summary={`${countText(rows.length)} 家试点门店；差异以标准差计，越小越像`}
      empty={{ title: '没有试点门店' }}
    />
  )
}
