import { rangeText, signedText } from '../../format/difference-text'
import { countText, shareText } from '../../format/number-text'
import { fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { COVERAGE_MIN, type Report, SAMPLE_MIN } from './backtest-verdict'

type Interval = Report['value']['live']
type Row = { name: string; about: string; value: Interval; wins: Interval; isDifference?: true }

const COLUMNS: SortColumn<Row>[] = [
  {
    key: 'name',
    title: '推算',
    render: ({ name, about }) => (
      <>
        {name}
        <div className="faint">{about}</div>
      </>
    ),
  },
  {
    key: 'value',
    title: '每条线索成交额',
    isNumber: true,
    render: ({ value, isDifference }) => figure(value, fen, isDifference),
  },
  {
    key: 'valueRange',
    title: '95% 误差范围',
    isNumber: true,
    render: ({ value, isDifference }) => range(value, fen, isDifference),
  },
  {
    key: 'wins',
    title: '成交率',
    isNumber: true,
    render: ({ wins, isDifference }) => figure(wins, shareOf, isDifference),
  },
  {
    key: 'winsRange',
    title: '95% 误差范围',
    isNumber: true,
    render: ({ wins, isDifference }) => range(wins, shareOf, isDifference),
  },
]

const fen = (value: number) => fenText(Math.round(value))
const shareOf = (share: number) => shareText(share, 2)
type Write = (value: number) => string
function figure(interval: Interval, write: Write, isDifference?: true) {
  return isDifference ? signedText(interval.value, write) : write(interval.value)
}
function range(interval: Interval, write: Write, isDifference?: true) {
  return rangeText(interval, isDifference ? (value) => signedText(value, write) : write) ?? '样本太少'
}

/** What the draft would have sold: the part of a backtest that is an estimate, and how far it can be trusted. */
export function BacktestEstimate({ report }: { report: Report }) {
  const { value, wins, censored, windowDays } = report
  const rows: Row[] = [
    { name: '现行规则', about: '实际记录', value: value.live, wins: wins.live },
    { name: '这版规则', about: '按相似线索的成交校正后的推算', value: value.dr, wins: wins.dr },
    { name: '这版规则（只看选法相同的线索）', about: '用来核对上一行', value: value.snips, wins: wins.snips },
    { name: '差别', about: '这版规则减现行规则', value: value.difference, wins: wins.difference, isDifference: true },
  ]
  return (
    <Panel title="二、估计：成交额会多还是会少">
      <p className="sentence soft" style={{ marginTop: 0 }}>
        换了导购会不会成交，没有发生过，只能推算：看过去碰巧与这版规则选得一样的线索成交如何，再推到全部线索。所以每个数都带误差范围，真实值有
        95% 的把握落在里面；证据不够时不下结论。
      </p>
      <dl className="facts" style={{ marginBottom: 12 }}>
        <dt>参与估计的线索</dt>
        <dd>
          {countText(value.leads)} 条
          {censored > 0 &&
            `；另有 ${countText(censored)} 条不到 ${windowDays} 天，成交与否未定，没有算进去（也没有当作没成交）`}
        </dd>
        <dt>选到的机会</dt>
        <dd>
          <Bound isEnough={value.coverage >= COVERAGE_MIN} />
          草稿选的导购有 {shareText(value.coverage)} 在过去可能被选到，至少要 {shareText(COVERAGE_MIN)}
        </dd>
        <dt>相当于多少条</dt>
        <dd>
          <Bound isEnough={value.ess >= SAMPLE_MIN} />
          证据的分量相当于 {countText(value.ess)} 条按草稿分配的线索，至少要 {SAMPLE_MIN} 条
        </dd>
        <dt>两版选得一样</dt>
        <dd>{shareText(value.agreement)} 的线索</dd>
      </dl>
      <SortTable
        id="estimate"
        label="成交的估计"
        columns={COLUMNS}
        rows={rows}
        rowKey={({ name }) => name}
        empty={{ title: '没有可估计的线索' }}
      />
    </Panel>
  )
}

function Bound({ isEnough }: { isEnough: boolean }) {
  return (
    <span style={{ marginRight: 8 }}>
      <Mark tone={isEnough ? 'good' : 'warn'}>{isEnough ? '足够' : '不够'}</Mark>
    </span>
  )
}
