import type { ReactNode } from 'react'
import { WHY_ME_TEXT, type WhyMeCode } from '../../../contract/reasons'
import { shareText } from '../../format/number-text'
import { Mark } from '../../ui/mark'
import { ShortTable } from '../../ui/short-table'
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
  /** How many more could have had it, of whom the order alone is known. */
  others?: number
}

const round = (value: number, digits = 2) => String(Number(value.toFixed(digits)))
const signed = (value: number) => (value > 0 ? `+${round(value)}` : round(value))

type Term = { head: string; of: (row: Row) => number | null; say: (value: number) => string }

/** What a candidate was weighed by, in figures. A term that is nothing for all of them is left out. */
const TERMS: readonly Term[] = [
  { head: '总分', of: ({ total }) => total, say: round },
  { head: '成交可能', of: ({ chance }) => chance, say: (value) => shareText(value) },
  { head: '预计价值', of: ({ valueYuan }) => valueYuan, say: (value) => `¥${round(value)}` },
  { head: '名额价格', of: ({ priceYuan }) => priceYuan, say: (value) => `¥${round(value)}` },
  { head: '距离', of: ({ distanceKm }) => distanceKm, say: (value) => `${round(value, 1)} 公里` },
  { head: '今日少接', of: ({ shortfall }) => shortfall, say: signed },
  { head: '被选概率', of: ({ picked }) => picked, say: (value) => shareText(value) },
]

/** Those who could have had a lead, best first, with every term that placed them. */
export function CandidateTable({ label, ranked, guideName, storeName, ruleName, winnerId, others = 0 }: Props) {
  const terms = TERMS.filter(({ of }) => ranked.some((row) => (of(row) ?? 0) !== 0))
  return (
    <>
      <ShortTable
        label={label}
        heads={['次序', '导购', '门店', '加减分', ...terms.map(({ head }) => head)]}
        numbers={terms.length}
        empty={null}
        lines={ranked.map((row) => ({
          key: String(row.place),
          cells: [
            row.place,
            <Who key="who" row={row} guideName={guideName} winnerId={winnerId} />,
            row.guideId === null ? '—' : storeName(row.storeId),
            boostsText(row, ruleName),
            ...terms.map(({ of, say }): ReactNode => {
              const value = of(row)
              return value === null ? '—' : say(value)
            }),
          ],
        }))}
      />
      {others > 0 && <p className="soft">后面还有 {others} 位可接的导购，只留了次序。</p>}
    </>
  )
}

function Who({ row, guideName, winnerId }: { row: Row } & Pick<Props, 'guideName' | 'winnerId'>) {
  if (row.guideId === null) return <span className="soft">其他门店的导购</span>
  return (
    <>
      {guideName(row.guideId)} {row.guideId === winnerId && <Mark tone="good">分给 TA</Mark>}{' '}
      {row.isGated && <Mark tone="warn">接得多，先让别人</Mark>}
    </>
  )
}

/** Rules that added or took points; of the first engine, all its terms. */
function boostsText({ boosts, terms = [] }: Row, ruleName: Props['ruleName']): string {
  const parts = [
    ...boosts.map(([ruleId, points]) => `${ruleName(ruleId)} ${signed(points)}`),
    ...terms.map(([code, points]) => `${WHY_ME_TEXT[code as WhyMeCode] ?? code} ${signed(points)}`),
  ]
  return parts.length > 0 ? parts.join('；') : '—'
}
