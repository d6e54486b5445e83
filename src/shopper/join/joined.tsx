import { Text, View } from '@tarojs/components'
import { useEffect, useRef, useState } from 'react'
import { callShopper, type In, type Out } from '../../api/call'
import { newKey } from '../../api/new-key'
import { Icon } from '../../components/icon'
import { NextStep } from '../../components/next-step'
import { TapButton } from '../../components/tap-button'
import { answerPromise } from '../../format/answer-promise'
import { meaning } from '../../platform/meaning'
import { openPage, openTab } from '../../platform/navigate'
import { leadChannel } from '../../state/lead-channel'
import './joined.scss'

const TRIES_MAX = 3

/** Who joins through a code is on the guide's list from then on: joining is the wish to be served. */
function useWelcomeLead(landing: Out<'resolveCode'> | null): string | null {
  const [promise, setPromise] = useState<string | null>(null)
  const key = useRef(newKey())
  useEffect(() => {
    const input: In<'captureLead'> | null = landing && {
      channel: leadChannel(landing.channel),
      code: landing.code,
      idempotencyKey: key.current,
    }
    if (!input) return
    let isHere = true
    const ask = async () => {
      // The same key: a lost answer is asked for again, never a second lead.
      for (let tries = 0; tries < TRIES_MAX && isHere; tries += 1) {
        const reply = await callShopper('captureLead', input)
        if (reply.ok) {
          if (isHere) setPromise(answerPromise(reply.data, new Date().toISOString()))
          return
        }
      }
    }
    void ask()
    return () => {
      isHere = false
    }
  }, [landing])
  return promise
}

/** After joining: what one has, who answers by when, and at most one next step. */
export function Joined({ member, landing }: { member: Out<'register'>; landing: Out<'resolveCode'> | null }) {
  const promise = useWelcomeLead(landing)
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
