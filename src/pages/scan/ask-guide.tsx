import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { callShopper, type In, type Out } from '../../api/call'
import { useAction } from '../../api/use-action'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { answerPromise } from '../../format/answer-promise'
import { leadChannel } from '../../state/lead-channel'
import './welcome.scss'

/** A member who scans again asks with one tap, and is told who answers by when. */
export function AskGuide({ landing }: { landing: Out<'resolveCode'> }) {
  const [promise, setPromise] = useState<string | null>(null)
  const ask = useAction(
    (key, input: Omit<In<'captureLead'>, 'idempotencyKey'>) =>
      callShopper('captureLead', { ...input, idempotencyKey: key }),
    { onDone: (answer) => setPromise(answerPromise(answer, new Date().toISOString())) },
  )
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
