import { Table } from 'antd'
import { WHY_ME_TEXT, type WhyMeCode } from '../../../contract/reasons'
import { shareText } from '../../format/number-text'
import { Mark } from '../../ui/mark'
import type { Ranked } from './decision-facts'

type Row = Omit<Ranked, 'terms'> & { terms?: Ranked['terms'] }
type Props = {
  label: string
  ranked: readonly Row[]
  guideName: (guideId: string | null) => string
  storeName: (storeId: string | null) => string
  ruleName: (ruleId: string) => string
  /** Who really got it. */
  winnerId: string | null
  /** Whether the decision weighed in yuan rather than in turns. */
  others?: number
}

const round = (value: number, digits = 2) => String(Number(value.toFixed(digits)))
const signed = (value: number) => (value > 0 ? `+${round(value)}` : round(value))
const figure = (value: number | null, say: (value: number) => string = round) =>
  value === null ? <span className="faint">—</span> : say(value)

/** Those who could have had a lead, best first, with every term that placed them. */
export function CandidateTable({ label, ranked, guideName, storeName, ruleName, winnerId, others = 0 }: Props) {
  return (
    <section aria-label={label}>
      <Table<Row>
        size="small"
        rowKey={({ place }) => String(place)}
        pagination={false}
        dataSource={[...ranked]}
        columns={[
          { title: '次序', align: 'right', className: 'number', render: (_, { place }) => place },
          { title: '导购', render: (_, row) => <Who row={row} guideName={guideName} winnerId={winnerId} /> },
          { title: '门店', render: (_, { storeId, guideId }) => (guideId === null ? '—' : storeName(storeId)) },
          { title: '总分', align: 'right', className: 'number', render: (_, { total }) => figure(total) },
          {
            title: '成交可能',
            align: 'right',
            className: 'number',
            render: (_, { chance }) => figure(chance, (value) => shareText(value)),
          },
          {
            title: '预计价值',
            align: 'right',
            className: 'number',
            render: (_, { valueYuan }) => figure(valueYuan, (value) => `¥${round(value)}`),
          },
          {
            title: '名额价格',
            align: 'right',
            className: 'number',
            render: (_, { priceYuan }) => figure(priceYuan, (value) => `¥${round(value)}`),
          },
          {
            title: '距离',
            align: 'right',
            className: 'number',
            render: (_, { distanceKm }) => figure(distanceKm, (value) => `${round(value, 1)} 公里`),
          },
          { title: '加减分', render: (_, row) => <Boosts row={row} ruleName={ruleName} /> },
          {
            title: '今日少接',
            align: 'right',
            className: 'number',
            render: (_, row) => <Turn row={row} />,
          },
          {
            title: '被选概率',
            align: 'right',
            className: 'number',
            render: (_, { picked }) => figure(picked, (value) => shareText(value)),
          },
        ]}
      />
      {others > 0 && <p className="soft">后面还有 {others} 位可接的导购，只留了次序。</p>}
    </section>
  )
}

function Who({ row, guideName, winnerId }: { row: Row } & Pick<Props, 'guideName' | 'winnerId'>) {
  if (row.guideId === null) return <span className="soft">其他门店的导购</span>
  return (
    <>
      {guideName(row.guideId)} {row.guideId === winnerId && <Mark tone="good">分给 TA</Mark>}
    </>
  )
}

/** Rules that added or took points; of the first engine, all its terms. */
function Boosts({ row: { boosts, terms = [] }, ruleName }: { row: Row } & Pick<Props, 'ruleName'>) {
  const parts = [
    ...boosts.map(([ruleId, points]) => `${ruleName(ruleId)} ${signed(points)}`),
    ...terms.map(([code, points]) => `${WHY_ME_TEXT[code as WhyMeCode] ?? code} ${signed(points)}`),
  ]
  return parts.length > 0 ? parts.join('；') : <span className="faint">—</span>
}

/** How far somebody is behind, or ahead of, their share of the day; who is too far ahead steps back. */
function Turn({ row: { shortfall, isGated } }: { row: Row }) {
  if (shortfall === null && !isGated) return <span className="faint">—</span>
  return (
    <>
      {shortfall === null ? '' : signed(shortfall)}
      {isGated && (
        <>
          {' '}
          <Mark tone="warn">先让别人</Mark>
        </>
      )}
    </>
  )
}
