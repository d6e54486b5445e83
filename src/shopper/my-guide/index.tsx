import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { BINDING_REASON_TEXT, type BindingReason } from '../../../contract/vocabulary'
import { callShopper, type Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { EmptyState } from '../../components/empty-state'
import { GuideFace } from '../../components/guide-face'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { TapButton } from '../../components/tap-button'
import { dayText } from '../../format/time-text'
import { openPage, openTab } from '../../platform/navigate'
import { ChangeGuide } from './change-guide'
import './index.scss'

type Guide = NonNullable<Out<'myGuide'>['guide']>

/** Who serves me, why it is them, what they promise, and how to change it. */
export default function MyGuide() {
  const mine = useQuery([], () => callShopper('myGuide', {}))
  const [isChanging, setIsChanging] = useState(false)
  usePullDownRefresh(() => void mine.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      <QueryView query={mine}>
        {({ guide, others }) =>
          guide ? (
            <View>
              <Card>
                <GuideFace guide={guide} />
                <View className="my-guide-verified">
                  <Icon name="shield" size="small" />
                  <Text>总部认证，在职</Text>
                </View>
              </Card>
              <Pledge guide={guide} />
              <Ask guide={guide} />
              <View className="my-guide-change">
                <TapButton id="change-guide" isWide onTap={() => setIsChanging(true)}>
                  更换导购
                </TapButton>
              </View>
              <ChangeGuide
                isOpen={isChanging}
                guide={guide}
                others={others}
                onClose={() => setIsChanging(false)}
                onChanged={mine.reload}
              />
            </View>
          ) : (
            <EmptyState
              icon="person"
              title="你还没有专属导购"
              note="扫导购的码，或在商品页、门店页提出咨询，接待你的导购就会出现在这里"
              action={{ words: '看附近门店', onTap: () => openTab('/pages/stores/index') }}
            />
          )
        }
      </QueryView>
    </Page>
  )
}

function Pledge({ guide }: { guide: Guide }) {
  const reason = BINDING_REASON_TEXT[guide.reason as BindingReason] ?? '由总部安排'
  const median = guide.medianAnswerMinutes
  const speed =
    median === null
      ? '最近 30 天还没有接待记录'
      : `最近 30 天，一半的顾客在 ${Math.max(1, Math.round(median))} 分钟内得到回应`
  return (
    <Card isFlush>
      <Cell icon="chat" title="为什么是 TA" note={`${reason}，从${dayText(guide.since, Date.now())}开始`} />
      <Cell icon="clock" title="回应有多快" note={speed} />
      {guide.storeId ? (
        <Cell
          icon="store"
          title={guide.storeName ?? '所在门店'}
          note="看门店位置和营业时间"
          onTap={() => openPage('/shopper/store/index', { storeId: guide.storeId! })}
        />
      ) : null}
    </Card>
  )
}

function Ask({ guide }: { guide: Guide }) {
  const { ask, promise } = useAsk()
  return (
    <View className="my-guide-ask">
      {promise ? <Text className="my-guide-promise">{promise}</Text> : null}
      <TapButton
        id="ask-guide"
        tone="primary"
        isWide
        isBusy={ask.isBusy}
        onTap={() => ask.run({ channel: 'organic', ...(guide.storeId ? { storeId: guide.storeId } : {}) })}
      >
        {`咨询${guide.name}`}
      </TapButton>
    </View>
  )
}
