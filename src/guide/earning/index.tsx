import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { ACCOUNT_TEXT } from '../../../contract/vocabulary'
import { callGuide, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { DisputeCard } from '../../components/dispute-card'
import { ErrorView } from '../../components/error-view'
import { FenText } from '../../components/fen-text'
import { GuideView } from '../../components/guide-view'
import { Page } from '../../components/page'
import { fenText } from '../../format/fen-parts'
import { ownEarning } from '../../format/own-earning'
import { timeText } from '../../format/time-text'
import { DisputeForm } from './dispute-form'
import { Evidence } from './evidence'
import { LineSplit } from './line-split'
import { MoneySteps } from './money-steps'
import './index.scss'

/** Why an order paid this guide this much: role, share, rule, evidence, parts that add up, and where each fen is now. */
export default function Earning() {
  const orderId = useRouter().params.orderId ?? ''
  const explained = useQuery([orderId], () => callGuide('explainOrder', { orderId }))
  const asked = useQuery([orderId], () => callGuide('listMyDisputes', { orderId }))
  const reload = async () => {
    await Promise.all([explained.reload(), asked.reload()])
  }
  usePullDownRefresh(() => void reload().finally(() => Taro.stopPullDownRefresh()))
  const disputes = asked.data?.disputes ?? []
  return (
    <Page>
      <GuideView query={explained}>
        {(data) => (
          <View>
            <Answer explained={data} />
            {disputes.map((dispute) => (
              <DisputeCard key={dispute.disputeId} dispute={dispute} />
            ))}
            {asked.error && !asked.data ? <ErrorView error={asked.error} onRetry={asked.reload} /> : null}
            {data.lines.map((line) => (
              <LineSplit key={line.lineNo} line={line} />
            ))}
            <Evidence attribution={data.attribution} lines={data.lines} />
            <MoneySteps explained={data} />
            {asked.data ? <DisputeForm orderId={orderId} disputes={disputes} onOpened={reload} /> : null}
          </View>
        )}
      </GuideView>
    </Page>
  )
}

function Answer({ explained }: { explained: Out<'explainOrder'> }) {
  const { order } = explained
  const { amountFen, amountNowFen, accounts } = ownEarning(explained)
  const isReduced = amountNowFen !== amountFen
  return (
    <View className="earning-answer">
      <Text className="earning-label">这笔订单给你的佣金</Text>
      <FenText amountFen={amountNowFen} size="figure" tone="price" />
      {isReduced ? (
        <Text className="earning-note">{`付款时 ${fenText(amountFen)}，退款后按剩余金额重新计算`}</Text>
      ) : null}
      {accounts.map(([account, fen]) => (
        <Text key={account} className="earning-note">
          {`${ACCOUNT_TEXT[account]} ${fenText(Math.abs(fen))}`}
        </Text>
      ))}
      <Text className="earning-note">
        {`订单 ${order.orderNo}，实付 ${fenText(order.paidFen)}${order.paidAt ? `，${timeText(order.paidAt, new Date())} 付款` : ''}`}
      </Text>
    </View>
  )
}
