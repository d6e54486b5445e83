import { Input, Segmented, Select, Tabs } from 'antd'
import { useState } from 'react'
import { useSession } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { addDays, dayOf } from '../../format/time-text'
import { Page as PageFrame } from '../../ui/page'
import { AskedView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import { HealthDays } from './health-days'
import { HealthOverview } from './health-overview'
import type { Period } from './period'
import { StoreClasses } from './store-classes'
import { StoreTraffic } from './store-traffic'

const USUAL_DAYS = 14
const SPANS = [7, 14, 28, 92]
const PERIOD_DAYS_MAX = 92

/** How well routing does over a period, for the brand or one store; staff of some stores see only those. */
export function Page() {
  const today = dayOf(Date.now())
  const { isLimited } = useSession()
  const [url, setUrl] = useUrlState({ tab: 'overview', from: addDays(today, 1 - USUAL_DAYS), to: today, storeId: '' })
  const period: Period = { from: url.from, to: url.to, storeId: url.storeId }
  const isOfPeriod = url.tab !== 'classes'
  return (
    <PageFrame
      title="分配健康"
      about={
        isLimited ? '你负责的门店：线索有没有人接、接得快不快、分得匀不匀' : '线索有没有人接、接得快不快、分得匀不匀'
      }
    >
      {isOfPeriod && <PeriodChoice period={period} onChange={setUrl} />}
      <Tabs
        activeKey={url.tab}
        onChange={(tab) => setUrl({ tab })}
        destroyOnHidden
        items={[
          { key: 'overview', label: '概况', children: <Health period={period} tab="overview" /> },
          { key: 'days', label: '每日明细', children: <Health period={period} tab="days" /> },
          { key: 'traffic', label: '到店与成交', children: <StoreTraffic period={period} /> },
          { key: 'classes', label: '门店分层', children: <StoreClasses /> },
        ]}
      />
    </PageFrame>
  )
}

function Health({ period: { from, to, storeId }, tab }: { period: Period; tab: 'overview' | 'days' }) {
  const asked = useAsk('routingHealth', { from, to, ...(storeId ? { storeId } : {}) })
  return (
    <AskedView asked={asked}>
      {(health) => (tab === 'overview' ? <HealthOverview health={health} /> : <HealthDays days={health.days} />)}
    </AskedView>
  )
}

type ChoiceProps = { period: Period; onChange: (change: Partial<Period>) => void }

function PeriodChoice({ period: { from, to, storeId }, onChange }: ChoiceProps) {
  const today = dayOf(Date.now())
  const days = 1 + (Date.parse(to) - Date.parse(from)) / 86_400_000
  const span = to === today && SPANS.includes(days) ? days : 0
  return (
    <div className="filters">
      <Segmented
        aria-label="时段"
        value={span}
        onChange={(chosen) => chosen !== 0 && onChange({ from: addDays(today, 1 - chosen), to: today })}
        options={[
          ...SPANS.map((value) => ({ value, label: `近 ${value} 天` })),
          ...(span === 0 ? [{ value: 0, label: '自选' }] : []),
        ]}
      />
      <Input
        type="date"
        aria-label="开始日期"
        style={{ width: 150 }}
        value={from}
        max={to}
        min={addDays(to, 1 - PERIOD_DAYS_MAX)}
        onChange={({ target }) => target.value && onChange({ from: target.value })}
      />
      至
      <Input
        type="date"
        aria-label="结束日期"
        style={{ width: 150 }}
        value={to}
        min={from}
        max={today}
        onChange={({ target }) => target.value && onChange({ to: target.value })}
      />
      <StoreChoice storeId={storeId} onChange={(chosen) => onChange({ storeId: chosen })} />
    </div>
  )
}

function StoreChoice({ storeId, onChange }: { storeId: string; onChange: (storeId: string) => void }) {
  const [words, setWords] = useState('')
  const found = useAsk('listStores', { rows: 50, ...(words ? { words } : {}) })
  const named = useAsk(
    'storeTraffic',
    { from: dayOf(Date.now()), to: dayOf(Date.now()), storeId },
    { isOn: storeId !== '' },
  )
  const options = (found.data?.stores ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const chosen = named.data?.stores[0]
  const isListed = options.some(({ value }) => value === storeId)
  return (
    <Select
      aria-label="门店"
      allowClear
      showSearch={{ onSearch: setWords, filterOption: false }}
      style={{ width: 240 }}
      placeholder="全部门店"
      loading={found.isLoading}
      value={storeId || null}
      onChange={(value) => onChange(value ?? '')}
      options={
        storeId && !isListed ? [{ value: storeId, label: chosen?.storeName ?? '所选门店' }, ...options] : options
      }
      notFoundContent="没有找到门店"
    />
  )
}
