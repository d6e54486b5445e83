import { Alert, Tabs } from 'antd'
import { SALE_WAY_TEXT } from '../../../contract/member-vocabulary'
import { useAsk } from '../../api/use-ask'
import { addDays, dayOf } from '../../format/time-text'
import { Page as PageFrame } from '../../ui/page'
import { EmptyView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { ChannelPanel } from './channel-panel'
import { EntryFlowPanel } from './entry-flow-panel'
import { FunnelPanel } from './funnel-panel'
import { PathPanel } from './path-panel'
import { PeriodChoice, periodFault } from './period-choice'
import { ReportFigures } from './report-figures'
import type { Days } from './report-words'
import { StorePanel } from './store-panel'

/** Which channels sold what over some days: three models side by side, paths, the flow of people, funnels and stores. */
export function Page() {
  const today = dayOf(Date.now())
  const [url, setUrl] = useUrlState({ from: addDays(today, -29), to: today, tab: 'channels', by: 'guide' })
  const fault = periodFault(url.from, url.to)
  const days = { from: url.from, to: url.to }
  return (
    <PageFrame
      title="渠道归因"
      about={`按付款日统计实付金额，退款不在这里扣除。五种成交路径：${Object.values(SALE_WAY_TEXT).join('、')}`}
    >
      <PeriodChoice from={url.from} to={url.to} onChange={setUrl} />
      {fault ? (
        <Alert type="warning" showIcon title={fault} />
      ) : (
        <Tabs
          activeKey={url.tab}
          onChange={(tab) => setUrl({ tab })}
          destroyOnHidden
          items={[
            { key: 'channels', label: '渠道对比', children: <ChannelTab days={days} /> },
            { key: 'flow', label: '会员流向', children: <EntryFlowPanel days={days} /> },
            {
              key: 'funnel',
              label: '导购漏斗',
              children: (
                <FunnelPanel days={days} by={url.by === 'store' ? 'store' : 'guide'} onBy={(by) => setUrl({ by })} />
              ),
            },
            { key: 'stores', label: '门店线上占比', children: <StorePanel days={days} /> },
          ]}
        />
      )}
    </PageFrame>
  )
}

function ChannelTab({ days }: { days: Days }) {
  const asked = useAsk('attributionReport', days)
  const report = asked.data
  return (
    <ReportFigures asked={asked} days={days}>
      {report && report.orders === 0 ? (
        <div className="panel">
          <EmptyView
            title="这段时间没有已付款的订单"
            next="换一段时间；刚付款的订单一分钟内计入，补录的订单按付款日计入。"
          />
        </div>
      ) : (
        report && (
          <>
            <ChannelPanel report={report} days={days} />
            <PathPanel report={report} days={days} />
          </>
        )
      )}
      {report && (
        <p className="soft">
          {report.countedAt ? (
            <>
              最近一次计入：
              <TimeText at={report.countedAt} />
            </>
          ) : (
            '还没有计入过订单'
          )}
          {report.waiting > 0 && `，还有 ${report.waiting >= 1000 ? '1,000 笔以上' : `${report.waiting} 笔`}等待计入`}
          。订单计入后，它的路径不再改变。
        </p>
      )}
    </ReportFigures>
  )
}
