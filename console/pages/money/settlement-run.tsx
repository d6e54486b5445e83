import { Steps } from 'antd'
import { useParams } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { AskedView, EmptyView } from '../../ui/state-view'
import { type Period, periodStanding, RUN_STEPS } from './period-standing'
import { SettlementClosed } from './settlement-closed'
import { SettlementOpen } from './settlement-open'
import { useTimedCheck } from './use-timed-check'

/** One month from draft to paid, a step after the other; closing and approving are two people. */
export function Page() {
  const { periodId = '' } = useParams()
  const isMonth = /^\d{4}-(0[1-9]|1[0-2])$/.test(periodId)
  const asked = useAsk('listPeriods', { periodId: isMonth ? periodId : '2000-01' }, { keepsBefore: false })
  return (
    <PageFrame title={`${periodId} 结算`} about="草稿 → 检查 → 审批 → 导出 → 付款；关账之后这个月不再改变">
      <AskedView asked={asked}>
        {({ periods: [period] }) =>
          period ? (
            <Run period={period} />
          ) : (
            <EmptyView title="没有这个账期" next="账期从第一笔订单付款的月份开始，请从结算列表进入。" />
          )
        }
      </AskedView>
    </PageFrame>
  )
}

function Run({ period }: { period: Period }) {
  const isChecked = useTimedCheck().result !== undefined
  const { step: standing, words, tone } = periodStanding(period)
  const step = standing === 0 && isChecked && period.isOver ? 1 : standing
  return (
    <>
      <Panel>
        <div style={{ display: 'flex', alignItems: 'center', gap: 24 }}>
          <Mark tone={tone}>{words}</Mark>
          <div style={{ flex: 1 }}>
            <Steps size="small" current={step} items={RUN_STEPS.map((title) => ({ title }))} />
          </div>
        </div>
      </Panel>
      {period.status === 'open' ? <SettlementOpen period={period} /> : <SettlementClosed period={period} />}
    </>
  )
}
