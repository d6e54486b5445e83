import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { FULFILMENT_TEXT } from '../../../contract/mall-vocabulary'
import { ORDER_SOURCE_TEXT } from '../../../contract/vocabulary'
import { Card } from '../../components/card'
import { FenText } from '../../components/fen-text'
import { GoodsLine } from '../../components/goods-line'
import { Tag } from '../../components/tag'
import { fenText } from '../../format/fen-parts'
import { openPage } from '../../platform/navigate'
import type { OrderOut } from './order-head'
import './index.scss'

/** What was bought, what it came to, and who looks after it. */
export function OrderGoods({ order }: { order: OrderOut }) {
  const { lines, goodsFen, discountFen, paidFen, refundedFen, state, fulfilment, source } = order
  return (
    <>
      <Card title="商品">
        {lines.map((line) => (
          <GoodsLine
            key={line.lineNo}
            line={line}
            note={line.refundedFen > 0 ? <Tag>{`已退款 ${fenText(line.refundedFen)}`}</Tag> : null}
            {...openProduct(line.productId)}
          />
        ))}
      </Card>
      <Card>
        <Row name="商品金额">
          <FenText amountFen={goodsFen} size="small" />
        </Row>
        {discountFen > 0 ? (
          <Row name="优惠">
            <FenText amountFen={-discountFen} size="small" />
          </Row>
        ) : null}
        <Row name={state === 'placed' ? '应付' : state === 'cancelled' ? '订单金额' : '实付'}>
          <FenText amountFen={paidFen} tone="price" />
        </Row>
        {refundedFen > 0 ? (
          <Row name="已退款">
            <FenText amountFen={refundedFen} size="small" />
          </Row>
        ) : null}
        <Row name="方式">{fulfilment ? FULFILMENT_TEXT[fulfilment] : ORDER_SOURCE_TEXT[source]}</Row>
        {order.guideName ? <Row name="服务导购">{order.guideName}</Row> : null}
        {order.remark ? <Row name="备注">{order.remark}</Row> : null}
        <Row name="订单编号">{order.orderNo}</Row>
      </Card>
    </>
  )
}

function openProduct(productId: string | null): { onTap?: () => void } {
  return productId ? { onTap: () => openPage('/shopper/product/index', { productId }) } : {}
}

function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <View className="order-row">
      <Text className="order-row-name">{name}</Text>
      <View className="order-row-value">{children}</View>
    </View>
  )
}
