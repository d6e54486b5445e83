import { Progress } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { countText, ppmText, shareText } from '../../format/number-text'
import { FenText } from '../../ui/fen-text'
import { Figure } from '../../ui/figure'
import { Panel } from '../../ui/panel'
import { ShortTable } from '../../ui/short-table'
import { AskedView, EmptyView } from '../../ui/state-view'
import { INK } from '../../ui/theme'
import { type Days, ordersOf } from './report-words'

/** How much of every store's revenue came about online, not at its till. */
export function StorePanel({ days }: { days: Days }) {
  const asked = useAsk('storeOnlineShares', days)
  return (
    <AskedView asked={asked}>
      {({ stores, total }) => (
        <>
          <div className="figure-row">
            <Figure name="有成交的门店" value={countText(total.stores)} hint="门店列表" to="/stores" />
            <Figure name="门店实付" value={<FenText fen={total.amountFen} />} />
            <Figure
              name="线上占比"
              value={shareText(total.amountFen === 0 ? null : total.onlineFen / total.amountFen)}
              hint="小程序与私聊转账，不含门店收银"
            />
          </div>
          <Panel title="各门店的线上占比" extra={<span className="soft">金额多的在前，最多 100 家</span>}>
            <ShortTable
              label="各门店的线上占比"
              heads={['门店', '线上占比', '订单', '实付', '其中线上', '比例']}
              numbers={4}
              empty={<EmptyView title="这段时间没有门店成交" next="没有门店的订单不在这里，换一段时间再看。" />}
              lines={stores.map(({ storeId, storeName, orders, amountFen, onlineFen, onlinePpm }) => ({
                key: storeId,
                cells: [
                  <Link key="name" to={`/stores/${storeId}`}>
                    {storeName}
                  </Link>,
                  <Progress
                    key="bar"
                    percent={onlinePpm / 10_000}
                    showInfo={false}
                    size="small"
                    strokeColor={INK.info}
                    style={{ width: 160, margin: 0 }}
                    aria-label={`线上占比 ${ppmText(onlinePpm, 1)}`}
                  />,
                  <Link key="orders" to={ordersOf(days, { storeId })}>
                    {countText(orders)}
                  </Link>,
                  <FenText key="all" fen={amountFen} />,
                  <FenText key="online" fen={onlineFen} />,
                  ppmText(onlinePpm, 1),
                ],
              }))}
            />
          </Panel>
        </>
      )}
    </AskedView>
  )
}
