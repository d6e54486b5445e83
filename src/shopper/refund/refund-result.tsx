import { Text, View } from '@tarojs/components'
import { REFUND_STATE_TEXT, type RefundState } from '../../../contract/mall-vocabulary'
import type { Out } from '../../api/call'
import { Card } from '../../components/card'
import { FenText } from '../../components/fen-text'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { goBack } from '../../platform/navigate'
import './refund-result.scss'

const NEXT: Record<RefundState, string> = {
  requested: '商家审核后会给你答复，在订单里可以看到进度，也可以撤销',
  approved: '款项正在原路退回，到账时间以微信支付为准',
  refunded: '款项已原路退回',
  declined: '申请没有通过，原因在订单里',
  withdrawn: '这次申请已撤销',
}

/** What the server made of the request: the amount that counts, and what comes next. */
export function RefundResult({ result }: { result: Out<'requestRefund'> }) {
  const { state, amountFen, refundNo, lines } = result
  return (
    <View id="refund-result">
      <View className="refund-result">
        <View className="refund-result-mark">
          <Icon name="check" size="large" />
        </View>
        <Text className="refund-result-title" {...meaning({ role: 'heading', level: 1 })}>
          {`退款申请已提交 · ${REFUND_STATE_TEXT[state]}`}
        </Text>
        <FenText amountFen={amountFen} size="figure" />
        <Text className="refund-result-note">{NEXT[state]}</Text>
      </View>
      <Card>
        {lines.map(({ lineNo, title, quantity, amountFen: lineFen }) => (
          <View key={lineNo} className="refund-result-line">
            <Text>{`${title} × ${quantity}`}</Text>
            <FenText amountFen={lineFen} size="small" />
          </View>
        ))}
        <Text className="refund-result-note">{`退款编号 ${refundNo}`}</Text>
      </Card>
      <View className="refund-result-way">
        <TapButton tone="primary" isWide onTap={goBack}>
          返回订单
        </TapButton>
      </View>
    </View>
  )
}
