import type { Out } from '../../api/call'
import { countText } from '../../format/number-text'
import { timeText } from '../../format/time-text'
import { FenText, fenText } from '../../ui/fen-text'
import { Figure } from '../../ui/figure'

type Money = NonNullable<Out<'showOverview'>['money']>

/** What is owed and how far it is on its way, and what waits for finance. */
export function MoneyFigures({ money }: { money: Money }) {
  const next = money.nextPeriod
  const isOver = next !== null && Date.parse(next.endsAt) <= Date.now()
  return (
    <section aria-label="佣金与结算" className="figure-row">
      <Figure
        name="可结算"
        value={<FenText fen={money.availableFen} />}
        hint={`待结算 ${fenText(money.accruedFen)}`}
        to="/ledger?account=available"
      />
      <Figure
        name="冻结"
        value={<FenText fen={money.heldFen} />}
        hint={`${countText(money.openDisputes)} 个争议未处理`}
        to="/ledger?account=held"
      />
      <Figure
        name="打款中"
        value={<FenText fen={money.inTransitFen} />}
        hint={`${countText(money.statementsToPay)} 张结算单待导出`}
        to="/ledger?account=in_transit"
      />
      <Figure
        name="待扣回"
        value={<FenText fen={money.clawbackFen} />}
        hint="下次结算时抵扣"
        to="/ledger?account=clawback"
      />
      <Figure
        name="待审批的结算单"
        value={countText(money.statementsWaiting)}
        hint={`共 ${fenText(money.statementsWaitingFen)}`}
        to="/settlements"
      />
      <Figure
        name="下一个要关的月份"
        value={next?.periodId ?? '—'}
        hint={next ? (isOver ? '已结束，可以关账' : `${timeText(next.endsAt)} 之后可关账`) : '没有进行中的账期'}
        to={next ? `/settlements/${next.periodId}` : '/settlements'}
      />
    </section>
  )
}
