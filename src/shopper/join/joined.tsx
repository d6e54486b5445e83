import { Text, View } from '@tarojs/components'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { captureWish } from '../../api/use-ask'
import { Icon } from '../../components/icon'
import { NextStep } from '../../components/next-step'
import { TapButton } from '../../components/tap-button'
import { answerPromise } from '../../format/answer-promise'
import { meaning } from '../../platform/meaning'
import { openPage, openTab } from '../../platform/navigate'
import { leadChannel } from '../../state/lead-channel'
import './joined.scss'

/** Who joins through a code is on the guide's list from then on: joining is the wish to be served. */
function useWelcomeLead(landing: Out<'resolveCode'> | null) {
  const [promise, setPromise] = useState<string | null>(null)
  const isTold = useRef(false)
  // The same key until it worked: a lost answer is asked for again, never a second lead.
  const ask = useAction(captureWish, {
    onDone: (answer) => {
      isTold.current = true
      setPromise(answerPromise(answer, new Date().toISOString()))
    },
    onFail: () => true,
  })
  const { run } = ask
  const tell = useCallback(() => {
    if (landing && !isTold.current) void run({ channel: leadChannel(landing.channel), code: landing.code })
  }, [landing, run])
  useEffect(tell, [tell])
  return { promise, isBusy: ask.isBusy, error: ask.error, tell }
}

/** After joining: what one has, who answers by when, and at most one next step. */
export function Joined({ member, landing }: { member: Out<'register'>; landing: Out<'resolveCode'> | null }) {
  const { promise, isBusy, error, tell } = useWelcomeLead(landing)
  const gift = member.benefits.find(({ usedAt }) => usedAt === null)
  return (
    <View className="joined">
      <View className="joined-mark">
        <Icon name="check" size="large" />
      </View>
      <Text className="joined-title" {...meaning({ role: 'heading', level: 1 })}>
        {member.isNew ? '欢迎加入' : '欢迎回来'}
      </Text>
      {gift ? (
        <View className="joined-line">
          <Icon name="gift" />
          <Text>{`入会礼「${gift.title}」已放进会员卡，到店出示即可领取`}</Text>
        </View>
      ) : null}
      {promise ? (
        <View className="joined-line" id="promise">
          <Icon name="chat" />
          <Text>{promise}</Text>
        </View>
      ) : null}
      {error ? (
        <View className="joined-untold" {...meaning({ role: 'alert' })}>
          <Text>{`还没有通知到导购：${failureText(error)}`}</Text>
          <TapButton id="tell-guide" isBusy={isBusy} onTap={tell}>
            再通知一次
          </TapButton>
        </View>
      ) : null}
      <View className="joined-actions">
        <TapButton id="go-shopping" tone="primary" isWide onTap={() => openTab('/pages/home/index')}>
          去逛逛
        </TapButton>
        <TapButton isWide onTap={() => openPage('/shopper/member-card/index')}>
          看会员卡
        </TapButton>
      </View>
      <NextStep />
    </View>
  )
}
