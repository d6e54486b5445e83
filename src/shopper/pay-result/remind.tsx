import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { SUBSCRIPTION_TEXT, type Subscription } from '../../../contract/mall-vocabulary'
import { callShopper } from '../../api/call'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { type Answered, askToRemind, NO_REMINDER_REASON } from '../../platform/subscribe'
import './remind.scss'

/** Offers one message of WeChat for each thing there is to tell; only here, only by a tap, and once. */
export function Remind({ wanted }: { wanted: readonly Subscription[] }) {
  const [told, setTold] = useState<string | null>(null)
  const record = useAction((_key, answers: Answered[]) => callShopper('recordSubscriptions', { answers }), {
    onDone: (_data, answers) => setTold(toldText(answers)),
  })
  const ask = async () => {
    const answers = await askToRemind(wanted)
    if (answers.length === 0) setTold('微信没有打开订阅，可以随时在订单里查看进度')
    else await record.run(answers)
  }
  const names = wanted.map((subscription) => SUBSCRIPTION_TEXT[subscription]).join('、')
  return (
    <Card>
      <View className="remind">
        <View className="remind-mark">
          <Icon name="bell" />
        </View>
        <Text className="remind-words" {...meaning(told ? { role: 'status' } : {})}>
          {told ?? NO_REMINDER_REASON ?? `要在微信里收到${names}吗？每次同意只发一条`}
        </Text>
        {told || NO_REMINDER_REASON ? null : (
          <TapButton id="ask-remind" size="small" tone="quiet" isBusy={record.isBusy} onTap={() => void ask()}>
            提醒我
          </TapButton>
        )}
      </View>
    </Card>
  )
}

function toldText(answers: readonly Answered[]): string {
  const names = answers
    .filter(({ answer }) => answer === 'accept')
    .map(({ subscription }) => SUBSCRIPTION_TEXT[subscription])
  return names.length > 0 ? `好的，会在微信里发${names.join('、')}` : '好的，不发提醒；可以随时在订单里查看进度'
}
