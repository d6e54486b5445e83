import { Radio } from 'antd'
import { useMemo, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { FLOW_WINDOW_TEXT, type FlowWindow } from '../../../contract/routing-vocabulary'
import { CHANNEL_TEXT, LEAD_STATE_TEXT } from '../../../contract/vocabulary'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { Chart } from '../../ui/chart'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { ShortTable } from '../../ui/short-table'
import { AskedView, EmptyView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { FlowFigures, FlowSteps } from './flow-figures'
import { type Flow, mapOption, poolAddress, sankeyOption } from './flow-pictures'
import { StuckList } from './stuck-list'

/** A week is a large question: it is asked less often. */
const EVERY_MS: Record<FlowWindow, number> = { hour: 5_000, fourHours: 5_000, today: 10_000, week: 30_000 }

/** How leads move now: what stands still first, then from where to where. */
export function Page() {
  const [url, setUrl] = useUrlState({ window: 'today', why: 'all' })
  const window = (url.window in FLOW_WINDOW_TEXT ? url.window : 'today') as FlowWindow
  const asked = useAsk('liveFlow', { window }, { everyMs: EVERY_MS[window] })
  return (
    <PageFrame
      title="实时流向"
      about={
        asked.data ? (
          <>
            更新于 <TimeText at={asked.data.serverTime} />
            ，每 {EVERY_MS[window] / 1_000} 秒刷新
          </>
        ) : (
          '线索从来源到门店、导购和成交的流动'
        )
      }
      actions={
        <Radio.Group
          aria-label="时间范围"
          optionType="button"
          value={window}
          onChange={({ target }) => setUrl({ window: String(target.value) })}
          options={Object.entries(FLOW_WINDOW_TEXT).map(([value, label]) => ({ value, label }))}
        />
      }
    >
      <AskedView asked={asked}>
        {(flow) => (
          <>
            <FlowFigures flow={flow} />
            <StuckList
              stuck={flow.stuck}
              isLoading={asked.isLoading}
              why={url.why as 'all'}
              onWhy={(why) => setUrl({ why })}
            />
            <div className="panel-row">
              <PathPanel flow={flow} />
              <StorePanel flow={flow} />
            </div>
            <Panel title="走到哪一步">
              <FlowSteps flow={flow} />
            </Panel>
          </>
        )}
      </AskedView>
    </PageFrame>
  )
}

const CHART_HEIGHT = 360

/** The same as a picture or as a table, as one likes. */
function useFace() {
  const [isTable, setTable] = useState(false)
  const choice = (label: string) => (
    <Radio.Group
      aria-label={label}
      size="small"
      optionType="button"
      value={isTable}
      onChange={({ target }) => setTable(target.value === true)}
      options={[
        { value: false, label: '图' },
        { value: true, label: '表' },
      ]}
    />
  )
  return { isTable, choice }
}

function PathPanel({ flow }: { flow: Flow }) {
  const { isTable, choice } = useFace()
  const navigate = useNavigate()
  const { paths, since } = flow
  // Drawn anew only when something moved, so that nothing jumps under the pointer.
  const drawn = JSON.stringify(paths)
  const option = useMemo(() => sankeyOption(JSON.parse(drawn) as Flow['paths']), [drawn])
  const pick = (key: string) => {
    const to = poolAddress(key, since)
    if (to) navigate(to)
  }
  return (
    <Panel title="来源 → 大区 → 现在的状态" extra={choice('流向的样式')}>
      {paths.length === 0 && <EmptyView title="这段时间没有线索到达" next="换一个更长的时间范围。" />}
      {paths.length > 0 && !isTable && (
        <Chart label="线索从来源经大区到现在状态的流向图" option={option} height={CHART_HEIGHT} onPick={pick} />
      )}
      {paths.length > 0 && isTable && (
        <div className="tall">
          <ShortTable
            label="来源、大区和状态的线索数"
            heads={['来源', '大区', '状态', '线索']}
            numbers={1}
            empty={null}
            lines={paths.map(({ channel, regionId, regionName, state, leads }) => ({
              key: `${channel}:${regionId}:${state}`,
              cells: [CHANNEL_TEXT[channel], regionName ?? '还没有门店', LEAD_STATE_TEXT[state], countText(leads)],
            }))}
          />
        </div>
      )}
    </Panel>
  )
}

function StorePanel({ flow }: { flow: Flow }) {
  const { isTable, choice } = useFace()
  const navigate = useNavigate()
  const { stores, since } = flow
  const drawn = JSON.stringify(stores)
  const option = useMemo(() => mapOption(JSON.parse(drawn) as Flow['stores']), [drawn])
  const from = `from=${encodeURIComponent(since)}`
  return (
    <Panel title="门店：未结束与超时的线索" extra={choice('门店图的样式')}>
      {stores.length === 0 && <EmptyView title="这段时间没有门店接到线索" next="换一个更长的时间范围。" />}
      {stores.length > 0 && !isTable && (
        <>
          <Chart
            label="按经纬度排列的门店，越大未结束的线索越多，三角形有超时"
            option={option}
            height={CHART_HEIGHT - 24}
            onPick={(storeId) => navigate(`/leads?store=${storeId}`)}
          />
          <p className="faint">按门店的真实经纬度排列；图形越大，未结束的线索越多。</p>
        </>
      )}
      {stores.length > 0 && isTable && (
        <div className="tall">
          <ShortTable
            label="门店的线索数"
            heads={['门店', '城市', '到达', '待接', '未结束', '超时']}
            numbers={4}
            empty={null}
            lines={stores.map(({ storeId, name, city, leads, waiting, open, overdue }) => ({
              key: storeId,
              cells: [
                <Link key="store" to={`/leads?store=${storeId}&${from}`}>
                  {name}
                </Link>,
                city,
                ...[leads, waiting, open, overdue].map(countText),
              ],
            }))}
          />
        </div>
      )}
    </Panel>
  )
}
