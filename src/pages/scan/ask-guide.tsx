import { Text, View } from '@tarojs/components'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { leadChannel } from '../../state/lead-channel'
import './welcome.scss'

/** A member who scans again asks with one tap, and is told who answers by when. */
export function AskGuide({ landing }: { landing: Out<'resolveCode'> }) {
  const { ask, promise } = useAsk()
  if (promise) {
    return (
      <View className="welcome-promise">
        <Icon name="check" />
        <Text>{promise}</Text>
      </View>
    )
  }
  return (
    <TapButton
      id="ask"
      tone="primary"
      isWide
      isBusy={ask.isBusy}
      onTap={() => ask.run({ channel: leadChannel(landing.channel), code: landing.code })}
    >
      {landing.guide ? `请${landing.guide.name}为我服务` : '请导购为我服务'}
    </TapButton>
  )
}
