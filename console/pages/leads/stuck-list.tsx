import { Button, Radio } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRefusal } from '../../api/session'
import { countText } from '../../format/number-text'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import type { Flow } from './flow-pictures'
import { LEAD_COLUMNS } from './lead-columns'
import { ReassignDialog } from './reassign-dialog'

type Stuck = Flow['stuck']['leads'][number]
type Why = Stuck['why'] | 'all'

const WHY = {
  overdue: { text: '已超时', tone: 'bad', to: '/leads?overdue=1&sort=waiting' },
  pooled: { text: '总部池', tone: 'warn', to: '/leads?state=pooled&sort=waiting' },
  soon: { text: '快超时', tone: 'info', to: '/leads?state=offered&sort=waiting' },
} as const

const COLUMNS: Column<Stuck>[] = [
  { key: 'why', title: '卡在', render: ({ why }) => <Mark tone={WHY[why].tone}>{WHY[why].text}</Mark> },
  ...LEAD_COLUMNS.filter(({ isExtra, key }) => !isExtra && key !== 'state'),
]

type Props = { stuck: Flow['stuck'] | undefined; isLoading: boolean; why: Why; onWhy: (why: Why) => void }

/** What stands still, the longest first: each opens with one click, several are given on together. */
export function StuckList({ stuck, isLoading, why, onWhy }: Props) {
  const [chosen, setChosen] = useState<string[]>([])
  const [isMoving, setMoving] = useState(false)
  const refusal = useRefusal()('reassignLeads')
  const counts: Record<Why, number> = {
    all: (stuck?.overdue ?? 0) + (stuck?.pooled ?? 0) + (stuck?.soon ?? 0),
    overdue: stuck?.overdue ?? 0,
    pooled: stuck?.pooled ?? 0,
    soon: stuck?.soon ?? 0,
  }
  const rows = stuck?.leads.filter((lead) => why === 'all' || lead.why === why)
  const option = (value: Why, text: string) => ({ value, label: `${text} ${countText(counts[value])}` })
  return (
    <Panel title="现在卡住的线索">
      <div className="stuck">
        <DataTable<Stuck>
          id="stuck-leads"
          label="卡住的线索"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ id }) => id}
          isLoading={isLoading}
          empty={{ title: '没有卡住的线索', next: '超时、进入总部池或快要超时的线索会排在这里。' }}
          selection={{ keys: chosen, onChange: setChosen }}
          filters={
            <>
              <Radio.Group
                aria-label="卡在哪里"
                optionType="button"
                value={why}
                onChange={({ target }) => onWhy(target.value as Why)}
                options={[
                  option('all', '全部'),
                  option('overdue', '已超时'),
                  option('pooled', '总部池'),
                  option('soon', '快超时'),
                ]}
              />
              <AllowedButton
                type="primary"
                refusal={refusal ?? (chosen.length === 0 ? '请先选中要改派的线索' : null)}
                onClick={() => setMoving(true)}
              >
                重新分配{chosen.length > 0 ? ` ${countText(chosen.length)} 条` : ''}
              </AllowedButton>
              {chosen.length > 0 && (
                <Button type="link" size="small" onClick={() => setChosen([])}>
                  取消选择
                </Button>
              )}
            </>
          }
          summary={<RestLink why={why} shown={rows?.length ?? 0} all={counts[why]} />}
        />
      </div>
      {isMoving && <ReassignDialog leadIds={chosen} onClose={() => setMoving(false)} onDone={() => setChosen([])} />}
    </Panel>
  )
}

/** Where the rest of them stands, when only the longest are listed. */
function RestLink({ why, shown, all }: { why: Why; shown: number; all: number }) {
  if (all <= shown) return null
  if (why === 'all') return <>列出最久的 {countText(shown)} 条</>
  return <Link to={WHY[why].to}>在线索池查看全部 {countText(all)} 条</Link>
}
