import { Link } from 'react-router'
import { EVIDENCE_TEXT, SALE_WAY_TEXT, type SaleWay } from '../../../contract/member-vocabulary'
import { countText, shareText } from '../../format/number-text'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { ShortTable } from '../../ui/short-table'
import { channelName, type Days, ordersOf, type Report } from './report-words'

const SOURCE_OF: Record<SaleWay, string> = {
  live_app: 'miniprogram',
  store_pos: 'pos',
  private_transfer: 'private_transfer',
  daily_app: 'miniprogram',
  campaign_app: 'miniprogram',
}
const TONE = { proven: 'good', inferred: 'warn', unknown: 'plain' } as const

/** The five ways a sale comes about, and the sequences of channels that brought most. */
export function PathPanel({ report, days }: { report: Report; days: Days }) {
  const { ways, paths, otherPaths, orders, amountFen } = report
  const share = (fen: number) => shareText(amountFen === 0 ? null : fen / amountFen)
  return (
    <div className="panel-row" style={{ alignItems: 'start' }}>
      <Panel title="五种成交路径">
        <ShortTable
          label="五种成交路径"
          heads={['路径', '订单', '金额', '占比']}
          numbers={3}
          empty={null}
          lines={ways.map(({ way, orders: count, amountFen: fen }) => ({
            key: way,
            cells: [
              <Link key="way" to={ordersOf(days, { source: SOURCE_OF[way] })}>
                {SALE_WAY_TEXT[way]}
              </Link>,
              countText(count),
              <FenText key="fen" fen={fen} />,
              share(fen),
            ],
          }))}
          foot={['合计', countText(orders), <FenText key="fen" fen={amountFen} />, orders > 0 ? '100%' : '—']}
        />
      </Panel>
      <Panel title="成交前走过的渠道" extra={<span className="soft">付款前 90 天，金额多的在前</span>}>
        <ShortTable
          label="成交前走过的渠道"
          heads={['路径', '依据', '订单', '金额']}
          numbers={2}
          empty={null}
          lines={[
            ...paths.map(({ channels, evidence, orders: count, amountFen: fen }) => ({
              key: `${channels.join('>')}:${evidence}`,
              cells: [
                channels.map(channelName).join(' → '),
                <Mark key="evidence" tone={TONE[evidence]}>
                  {EVIDENCE_TEXT[evidence]}
                </Mark>,
                countText(count),
                <FenText key="fen" fen={fen} />,
              ],
            })),
            ...(otherPaths.paths > 0
              ? [
                  {
                    key: 'others',
                    cells: [
                      `其余 ${countText(otherPaths.paths)} 种路径`,
                      '',
                      countText(otherPaths.orders),
                      <FenText key="fen" fen={otherPaths.amountFen} />,
                    ],
                  },
                ]
              : []),
          ]}
        />
      </Panel>
    </div>
  )
}
