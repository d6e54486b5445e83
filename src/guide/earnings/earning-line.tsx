import { Button, Text, View } from '@tarojs/components'
import { PPM_WHOLE } from '../../../contract/money'
import { ACCOUNT_TEXT, SPLIT_ROLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { FenText } from '../../components/fen-text'
import { Icon } from '../../components/icon'
import { Tag } from '../../components/tag'
import { OWN_ACCOUNTS } from '../../format/account-words'
import { shareText } from '../../format/share-text'
import { timeText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import './earning-line.scss'

export type EarningRow = Out<'listMyEarnings'>['lines'][number]

/** One share: of which order, as what, how much stands where. */
export function EarningLine({ line }: { line: EarningRow }) {
  const { lotId, orderId, orderNo, title, paidAt, role, sharePpm, accounts } = line
  const parts = OWN_ACCOUNTS.filter((account) => accounts[account])
  return (
    <Button
      className="earning-line"
      id={`earning-${lotId}`}
      onClick={() => openPage('/guide/earning/index', { orderId })}
    >
      <Text className="earning-line-title">{title}</Text>
      <View className="earning-line-tags">
        <Tag tone="brand">{SPLIT_ROLE_TEXT[role]}</Tag>
        <Text className="earning-line-note">{`占佣金池 ${shareText(sharePpm, PPM_WHOLE)}`}</Text>
      </View>
      <View className="earning-line-parts">
        {parts.length === 0 ? <Text className="earning-line-note">已全部冲回</Text> : null}
        {parts.map((account) => (
          <View key={account} className="earning-line-part">
            <Text className="earning-line-note">{ACCOUNT_TEXT[account]}</Text>
            <FenText amountFen={accounts[account] ?? 0} />
          </View>
        ))}
      </View>
      <View className="earning-line-foot">
        <Text className="earning-line-when">{`${timeText(paidAt, new Date())} 付款 · 订单 ${orderNo}`}</Text>
        <Text className="earning-line-why">为什么是这个数</Text>
        <Icon name="chevron" size="small" />
      </View>
    </Button>
  )
}
