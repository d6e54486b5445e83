import { Text, View } from '@tarojs/components'
import { ACCOUNT_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Card } from '../../components/card'
import { Timeline } from '../../components/timeline'
import { fenText } from '../../format/fen-parts'
import { ownEarning } from '../../format/own-earning'
import { timeText } from '../../format/time-text'

/** What happened to the guide's own fen since, and the refunds behind it. */
export function MoneySteps({ explained }: { explained: Out<'explainOrder'> }) {
  const { steps } = ownEarning(explained)
  const { refunds } = explained
  const now = new Date()
  return (
    <Card title="钱走到哪了">
      <Timeline
        items={steps.map(({ key, words, to, amountFen, at }) => ({
          key,
          at: timeText(at, now),
          title: words,
          note: to === 'expense' ? '从你的佣金里冲回' : `转入${ACCOUNT_TEXT[to]}`,
          aside: `${to === 'expense' ? '-' : ''}${fenText(amountFen)}`,
          isQuiet: to === 'expense',
        }))}
      />
      {refunds.length > 0 ? (
        <View className="earning-refunds">
          {refunds.map(({ refundNo, amountFen, reason, refundedAt }) => (
            <Text key={refundNo} className="earning-note">
              {`${timeText(refundedAt, now)} 顾客退款 ${fenText(amountFen)}：${reason}`}
            </Text>
          ))}
        </View>
      ) : null}
    </Card>
  )
}
