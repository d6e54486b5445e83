import { Text, View } from '@tarojs/components'
import { FenText } from '../../components/fen-text'
import { TapButton } from '../../components/tap-button'
import './submit-bar.scss'

type Props = { amountFen: number | null; reason: string | null; isBusy: boolean; onSubmit: () => void }

/** What will be paid, and the one button; why it is off stands under it. */
export function SubmitBar({ amountFen, reason, isBusy, onSubmit }: Props) {
  return (
    <View className="submit-bar">
      <View className="submit-bar-sum">
        <Text className="submit-bar-note">应付</Text>
        {amountFen === null ? null : <FenText amountFen={amountFen} size="large" tone="price" />}
      </View>
      <TapButton id="submit-order" tone="primary" isBusy={isBusy} disabledReason={reason} onTap={onSubmit}>
        提交订单
      </TapButton>
    </View>
  )
}
