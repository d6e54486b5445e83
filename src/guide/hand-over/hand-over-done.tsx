import { Text, View } from '@tarojs/components'
import type { Out } from '../../api/call'
import { Card } from '../../components/card'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import { goBack } from '../../platform/navigate'
import { doneText, HandOverItems } from './hand-over-card'

/** What was handed over, and the next one. Said again by anybody it is told kindly who did it and when. */
export function HandOverDone({ handOver, onNext }: { handOver: Out<'confirmHandOver'>; onNext: () => void }) {
  const isRepeated = handOver.outcome === 'repeated'
  return (
    <View>
      <View className="hand-over-result" {...meaning({ role: 'status' })}>
        <View className="hand-over-mark">
          <Icon name="check" size="large" />
        </View>
        <Text className="hand-over-title">{isRepeated ? '这个码之前已经核销' : '核销成功'}</Text>
        <Text className="hand-over-note">
          {isRepeated ? `${doneText(handOver)}，没有重复核销，放心` : `请把物品交给 ${handOver.person}`}
        </Text>
      </View>
      <Card>
        <HandOverItems items={handOver.items} />
      </Card>
      <View className="hand-over-next">
        <TapButton id="next-hand-over" tone="primary" isWide onTap={onNext}>
          核销下一单
        </TapButton>
        <TapButton isWide onTap={goBack}>
          回工作台
        </TapButton>
      </View>
    </View>
  )
}
