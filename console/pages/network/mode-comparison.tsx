import { Input, Table } from 'antd'
import { OPERATION_MODE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText, shareText } from '../../format/number-text'
import { addDays, dayOf, spanText } from '../../format/time-text'
import { fenText } from '../../ui/fen-text'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'

type Mode = Out<'compareModes'>['modes'][number]
type Line = { key: string; name: string; about?: string; say: (mode: Mode) => string }

const per = (part: number, whole: number) => (whole === 0 ? null : part / whole)
const perText = (value: number | null, say: (value: number) => string) => (value === null ? '—' : say(value))

const LINES: Line[] = [
  { key: 'stores', name: '营业门店', say: ({ stores }) => countText(stores) },
  { key: 'guides', name: '在职导购', say: ({ guides }) => countText(guides) },
  { key: 'leads', name: '收到线索', say: ({ leads }) => countText(leads) },
  {
    key: 'leadsPerGuide',
    name: '人均线索',
    about: '收到线索 ÷ 在职导购',
    say: ({ leads, guides }) => perText(per(leads, guides), (value) => value.toFixed(1)),
  },
  {
    key: 'accept',
    name: '接待率',
    about: '接下的次数 ÷ 派给导购的次数',
    say: ({ offers, accepted }) => shareText(per(accepted, offers)),
  },
  {
    key: 'minutes',
    name: '接待用时',
    about: '派到接下的中位数',
    say: ({ acceptMinutes }) => perText(acceptMinutes, spanText),
  },
  { key: 'won', name: '成交线索', say: ({ wonLeads }) => countText(wonLeads) },
  {
    key: 'conversion',
    name: '成交率',
    about: '成交线索 ÷ 收到线索',
    say: ({ wonLeads, leads }) => shareText(per(wonLeads, leads)),
  },
  { key: 'leadSold', name: '线索带来的销售额', about: '已减退款', say: ({ leadSoldFen }) => fenText(leadSoldFen) },
  { key: 'sold', name: '门店销售额', about: '全部订单，已减退款', say: ({ storeSoldFen }) => fenText(storeSoldFen) },
  {
    key: 'soldPerStore',
    name: '店均销售额',
    about: '门店销售额 ÷ 营业门店',
    say: ({ storeSoldFen, stores }) => perText(per(storeSoldFen, stores), (fen) => fenText(Math.round(fen))),
  },
]

const USUAL_DAYS = 28
const DAYS_MAX = 92

/** Company-run stores beside staff-run ones over a period (A8.2). */
export function Page() {
  const today = dayOf(Date.now())
  const [url, setUrl] = useUrlState({ from: addDays(today, -USUAL_DAYS + 1), to: today })
  const asked = useAsk('compareModes', { from: url.from, to: url.to })
  return (
    <PageFrame title="经营方式比较" about="公司经营的门店和职员经营的门店，同一段时间各做得怎么样">
      <div className="filters">
        <label className="soft" htmlFor="modes-from">
          从
        </label>
        <Input
          id="modes-from"
          type="date"
          style={{ width: 150 }}
          value={url.from}
          max={url.to}
          min={addDays(url.to, -DAYS_MAX + 1)}
          onChange={({ target }) => target.value && setUrl({ from: target.value })}
        />
        <label className="soft" htmlFor="modes-to">
          到
        </label>
        <Input
          id="modes-to"
          type="date"
          style={{ width: 150 }}
          value={url.to}
          max={today}
          min={url.from}
          onChange={({ target }) => target.value && setUrl({ to: target.value })}
        />
        <span className="soft">最多 {DAYS_MAX} 天；按线索到达和订单付款的日期算</span>
      </div>
      <AskedView asked={asked}>{({ modes }) => <Comparison modes={modes} />}</AskedView>
    </PageFrame>
  )
}

function Comparison({ modes }: { modes: readonly Mode[] }) {
  if (modes.some(({ stores }) => stores === 0)) {
    return (
      <Panel>
        <EmptyView
          title="还没有两种经营方式的门店"
          next="在门店资料里把「经营方式」改成公司经营或职员经营，两边都有营业门店后才能比较。"
        />
      </Panel>
    )
  }
  return (
    <Panel>
      <Table<Line>
        size="small"
        rowKey="key"
        pagination={false}
        dataSource={LINES}
        columns={[
          {
            key: 'name',
            title: '指标',
            render: (_, { name, about }) => (
              <>
                {name} {about && <span className="faint">{about}</span>}
              </>
            ),
          },
          ...modes.map((mode) => ({
            key: mode.operationMode,
            title: OPERATION_MODE_TEXT[mode.operationMode],
            align: 'right' as const,
            className: 'number',
            width: 220,
            render: (_: unknown, { say }: Line) => say(mode),
          })),
        ]}
      />
      <p className="soft" style={{ margin: '12px 0 0' }}>
        两组门店的位置、规模本来就不同，差别不全是经营方式带来的；要下结论，先看店数和线索数够不够多。
      </p>
    </Panel>
  )
}
