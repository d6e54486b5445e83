import { Text, View } from '@tarojs/components'
import type { Out } from '../../api/call'
import { Icon } from '../../components/icon'
import { TapButton } from '../../components/tap-button'
import { answerPromise } from '../../format/answer-promise'
import { timeText } from '../../format/time-text'
import { meaning } from '../../platform/meaning'
import { openTab, replacePage } from '../../platform/navigate'
import { openMap } from '../../platform/open-map'
import './index.scss'

type Props = { store: Out<'showStore'>; visitAt: string; answer: Out<'captureLead'> }

/** The visit is on somebody's list: when, where, and who will answer. */
export function Booked({ store, visitAt, answer }: Props) {
  const now = new Date().toISOString()
  return (
    <View className="booked" {...meaning({ role: 'status' })}>
      <View className="booked-mark">
        <Icon name="calendar" size="large" />
      </View>
      <Text className="booked-title">{`已预约 ${timeText(visitAt, now)}`}</Text>
      <Text className="booked-note">{`${store.name}，${store.address}`}</Text>
      <Text className="booked-note">{answerPromise(answer, now)}</Text>
      <TapButton tone="primary" isWide onTap={() => replacePage('/shopper/requests/index')}>
        看我的预约
      </TapButton>
      <TapButton isWide onTap={() => openMap(store)}>
        怎么走
      </TapButton>
      <TapButton isWide onTap={() => openTab('/pages/home/index')}>
        回首页
      </TapButton>
    </View>
  )
}
