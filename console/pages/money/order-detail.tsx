import { Link, useParams } from 'react-router'
import { FULFILMENT_TEXT, ORDER_STATE_TEXT, REFUND_STATE_TEXT } from '../../../contract/mall-vocabulary'
import { ORDER_SOURCE_TEXT } from '../../../contract/vocabulary'
import { useAsk } from '../../api/use-ask'
import { FenText, fenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'
import { SuspicionMarks } from '../../ui/suspicion-marks'
import { TimeText } from '../../ui/time-text'
import type { ShownOrder } from './answers'
import { OrderActs } from './order-acts'
import { OrderExplanation } from './order-explanation'

/** One order: goods, buyer and way; then who earned what of it, why, and where every fen stands. */
export function Page() {
  const { orderId = '' } = useParams()
  const asked = useAsk('showOrder', { orderId }, { keepsBefore: false })
  const order = asked.data?.order
  return (
    <PageFrame
      title={order ? `订单 ${order.orderNo}` : '订单'}
      about={order ? `${ORDER_SOURCE_TEXT[order.source]} · 实付 ${fenText(order.paidFen)}` : undefined}
      actions={asked.data && <OrderActs shown={asked.data} />}
    >
      <AskedView asked={asked}>{(shown) => <Shown shown={shown} />}</AskedView>
    </PageFrame>
  )
}

function Shown({ shown }: { shown: ShownOrder }) {
  const { orderId, paidAt } = shown.order
  return (
    <>
      <div className="panel-row">
        <Facts shown={shown} />
        <Goods shown={shown} />
      </div>
      <Requests shown={shown} />
      {paidAt === null ? (
        <Panel title="佣金">
          <p className="soft">订单还没有付款，没有归因，也没有佣金。</p>
        </Panel>
      ) : (
        <OrderExplanation orderId={orderId} replay={shown.replay} />
      )}
    </>
  )
}

function Facts({ shown }: { shown: ShownOrder }) {
  const { order, disputes } = shown
  const open = disputes.find(({ resolvedAt }) => resolvedAt === null)
  return (
    <Panel title="订单">
      <dl className="facts">
        <dt>状态</dt>
        <dd>
          <Mark>{ORDER_STATE_TEXT[order.state]}</Mark> {order.hasOpenAfterSale && <Mark tone="warn">售后中</Mark>}{' '}
          {open && (
            <Link to={`/disputes?dispute=${open.disputeId}`}>
              <Mark tone="bad">有争议，导购份额已冻结</Mark>
            </Link>
          )}
          <SuspicionMarks subjectId={order.orderId} />
        </dd>
        <dt>顾客</dt>
        <dd>{shown.person ?? '未识别顾客'}</dd>
        <dt>门店</dt>
        <dd>{shown.storeName ?? '—'}</dd>
        <dt>登记导购</dt>
        <dd>{shown.sellerName ?? '—'}</dd>
        <dt>下单 / 付款</dt>
        <dd>
          <TimeText at={order.placedAt} /> / <TimeText at={order.paidAt} />
        </dd>
        <dt>收货</dt>
        <dd>
          <TimeText at={order.receivedAt} />
        </dd>
        {shown.fulfilment && (
          <>
            <dt>交付</dt>
            <dd>
              {FULFILMENT_TEXT[shown.fulfilment]}
              {shown.trackingNo && `，${shown.carrier} ${shown.trackingNo}`}
            </dd>
          </>
        )}
      </dl>
    </Panel>
  )
}

function Goods({ shown: { lines, order } }: { shown: ShownOrder }) {
  return (
    <Panel title="商品">
      <PlainTable
        label="商品"
        rows={lines}
        rowKey={({ lineNo }) => String(lineNo)}
        columns={[
          { title: '商品', render: ({ title, quantity }) => `${title} × ${quantity}` },
          { title: '单价', isNumber: true, render: ({ unitFen }) => <FenText fen={unitFen} /> },
          { title: '优惠', isNumber: true, render: ({ discountFen }) => <FenText fen={-discountFen} /> },
          { title: '实付', isNumber: true, render: ({ netFen }) => <FenText fen={netFen} /> },
        ]}
        foot={[
          '合计',
          '',
          <FenText key="discount" fen={-order.discountFen} />,
          <FenText key="paid" fen={order.paidFen} />,
        ]}
      />
    </Panel>
  )
}

function Requests({ shown: { requests } }: { shown: ShownOrder }) {
  if (requests.length === 0) return null
  return (
    <Panel title="退款申请">
      <PlainTable
        label="退款申请"
        rows={requests}
        rowKey={({ refundRequestId }) => refundRequestId}
        columns={[
          { title: '单号', render: ({ refundNo }) => refundNo },
          { title: '状态', render: ({ state }) => <Mark>{REFUND_STATE_TEXT[state]}</Mark> },
          { title: '原因', render: ({ reason, note }) => (note ? `${reason}：${note}` : reason) },
          { title: '答复', render: ({ answer }) => answer ?? '—' },
          { title: '申请', isNumber: true, render: ({ requestedAt }) => <TimeText at={requestedAt} /> },
          { title: '金额', isNumber: true, render: ({ amountFen }) => <FenText fen={amountFen} /> },
        ]}
      />
    </Panel>
  )
}
