import { Segmented } from 'antd'
import { Link } from 'react-router'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText, shareText } from '../../format/number-text'
import { Figure } from '../../ui/figure'
import { Panel } from '../../ui/panel'
import { ShortTable } from '../../ui/short-table'
import { AskedView, EmptyView } from '../../ui/state-view'
import { type Days, ordersOf } from './report-words'

type By = 'guide' | 'store'
type Row = Out<'guideFunnel'>['rows'][number]
const rate = (part: number, whole: number) => shareText(whole === 0 ? null : part / whole)

/** Three nodes of every guide or store: somebody saw something of theirs, they spoke, they bought. */
export function FunnelPanel({ days, by, onBy }: { days: Days; by: By; onBy: (by: By) => void }) {
  const asked = useAsk('guideFunnel', { ...days, by })
  return (
    <AskedView asked={asked}>
      {({ rows, total, countedTo }) => (
        <>
          <div className="figure-row">
            <Figure name="触达" value={countText(total.exposed)} hint="看到或扫过导购的内容，每人每天一次" />
            <Figure name="私聊接触" value={countText(total.met)} hint={`触达的 ${rate(total.met, total.exposed)}`} />
            <Figure
              name="成交"
              value={countText(total.deals)}
              hint={`接触的 ${rate(total.deals, total.met)}`}
              to={ordersOf(days)}
            />
          </div>
          <Panel
            title={by === 'guide' ? '导购漏斗' : '门店漏斗'}
            extra={
              <Segmented<By>
                aria-label="按谁看"
                size="small"
                value={by}
                onChange={onBy}
                options={[
                  { value: 'guide', label: '按导购' },
                  { value: 'store', label: '按门店' },
                ]}
              />
            }
          >
            <ShortTable
              label="漏斗"
              heads={[
                by === 'guide' ? '导购' : '门店',
                ...(by === 'guide' ? ['门店'] : []),
                '触达',
                '接触',
                '接触率',
                '成交',
                '成交率',
              ]}
              numbers={5}
              empty={
                <EmptyView
                  title="这段时间没有导购触达"
                  next={countedTo ? `漏斗统计到 ${countedTo}，换一段时间再看。` : '漏斗在夜间统计，明早再来看。'}
                />
              }
              lines={rows.map((row) => ({ key: row.id, cells: cellsOf(row, by, days) }))}
            />
            <p className="soft" style={{ margin: 0 }}>
              {countedTo ? `统计到 ${countedTo}` : '今夜统计'}；成交多的在前，最多显示 100 行，合计包含全部。
            </p>
          </Panel>
        </>
      )}
    </AskedView>
  )
}

function cellsOf({ id, name, storeName, exposed, met, deals }: Row, by: By, days: Days) {
  return [
    <Link key="name" to={by === 'guide' ? `/guides/${id}` : `/stores/${id}`}>
      {name}
    </Link>,
    ...(by === 'guide' ? [storeName ?? '总部'] : []),
    countText(exposed),
    countText(met),
    rate(met, exposed),
    <Link key="deals" to={ordersOf(days, by === 'guide' ? { guideId: id } : { storeId: id })}>
      {countText(deals)}
    </Link>,
    rate(deals, met),
  ]
}
