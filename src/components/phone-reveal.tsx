import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { NO_CALL_TEXT, type NoCallCode } from '../../contract/reasons'
import { callGuide, type In } from '../api/call'
import { useAction } from '../api/use-action'
import { REVEAL_REASONS } from '../format/leave-reasons'
import { dial } from '../platform/dial'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import { ReasonSheet } from './reason-sheet'
import { TapButton } from './tap-button'
import './phone-reveal.scss'

/** By the lead one follows, or by the customer who belongs to one. */
type Whose = { leadId: string } | { memberId: string }
type Props = { whose: Whose; phoneMasked: string | null; noCallReason: NoCallCode | null }

/** The masked number; the whole one after a reason, and told before that the look is written down. */
export function PhoneReveal({ whose, phoneMasked, noCallReason }: Props) {
  const [isAsking, setAsking] = useState(false)
  const [phone, setPhone] = useState<string | null>(null)
  const reveal = useAction((_key, input: In<'revealPhone'>) => callGuide('revealPhone', input), {
    onDone: (found) => {
      setPhone(found.phone)
      setAsking(false)
    },
    onFail: () => true,
  })
  return (
    <View className="phone-reveal">
      <Icon name="phone" />
      <Text className="phone-reveal-number" id="phone-number" {...meaning({ isLive: true })}>
        {phone ?? phoneMasked ?? '未登记手机号'}
      </Text>
      {phone ? (
        <TapButton id="dial" tone="primary" size="small" onTap={() => dial(phone)}>
          拨打
        </TapButton>
      ) : (
        <TapButton
          id="reveal-phone"
          size="small"
          disabledReason={noCallReason && NO_CALL_TEXT[noCallReason]}
          onTap={() => setAsking(true)}
        >
          查看电话
        </TapButton>
      )}
      <ReasonSheet
        isOpen={isAsking}
        title="查看顾客电话"
        note="每次查看都会记录查看人、时间和原因，顾客在自己的数据里能看到。请只用于你选择的事由。"
        choices={REVEAL_REASONS}
        confirm="查看"
        isBusy={reveal.isBusy}
        error={reveal.error}
        onClose={() => setAsking(false)}
        onConfirm={(reason) => void reveal.run({ ...whose, reason })}
      />
    </View>
  )
}
