import type { ReactNode } from 'react'
import { EVIDENCE_HINT, EVIDENCE_TEXT } from '../../../contract/member-vocabulary'
import type { Asked } from '../../api/use-ask'
import { countText, shareText } from '../../format/number-text'
import { FenText, fenText } from '../../ui/fen-text'
import { Figure } from '../../ui/figure'
import { AskedView } from '../../ui/state-view'
import { type Days, ordersOf, type Report } from './report-words'

/** How much was sold, and how sure it is where it came from: proven, inferred and unknown apart. */
export function ReportFigures({ asked, days, children }: { asked: Asked<Report>; days: Days; children: ReactNode }) {
  return (
    <AskedView asked={asked}>
      {({ orders, amountFen, evidence }) => (
        <>
          <div className="figure-row">
            <Figure name="付款订单" value={countText(orders)} hint="点开看订单" to={ordersOf(days)} />
            <Figure
              name="实付金额"
              value={<FenText fen={amountFen} />}
              hint={orders > 0 ? `平均每笔 ${fenText(Math.round(amountFen / orders))}` : '—'}
            />
            {evidence.map((part) => (
              <Figure
                key={part.evidence}
                name={`${EVIDENCE_TEXT[part.evidence]}占比`}
                value={shareText(amountFen === 0 ? null : part.amountFen / amountFen)}
                hint={
                  <span title={EVIDENCE_HINT[part.evidence]}>
                    {countText(part.orders)} 笔 · {fenText(part.amountFen)}
                  </span>
                }
              />
            ))}
          </div>
          {children}
        </>
      )}
    </AskedView>
  )
}
