import { Button, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Out } from '../../api/call'
import { Countdown } from '../../components/countdown'
import { Tag } from '../../components/tag'
import { distanceText } from '../../format/distance-text'
import { channelWords, endWords, interestWords, touchWords, whyMeWords, wishWords } from '../../format/lead-words'
import { dayText, timeText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import './lead-card.scss'

export type LeadRow = Out<'listMyLeads'>['leads'][number]

type Props = { lead: LeadRow; serverTime: string; children?: ReactNode }

const HAS_LEFT = ['declined', 'expired', 'taken_back']

/** One lead of a list: who wants what, why me, what they did last, by when. `children` is what can be done with it here. */
export function LeadCard({ lead, serverTime, children }: Props) {
  const { assignmentId, person, wish, state, score, channel, acceptBy, storeName, distanceM } = lead
  const isOffer = state === 'offered'
  const hasLeft = HAS_LEFT.includes(state)
  const where = [storeName, distanceM === null ? '' : `距门店 ${distanceText(distanceM)}`].filter(Boolean).join(' · ')
  return (
    <View className="lead-card">
      <Button
        className="lead-card-body"
        id={`lead-${assignmentId}`}
        onClick={() => openPage('/guide/lead/index', { assignmentId })}
      >
        <View className="lead-card-head">
          <Text className="lead-card-wish">{wishWords(wish)}</Text>
          {isOffer ? <Countdown until={acceptBy} serverTime={serverTime} /> : null}
          {state === 'accepted' ? <Tag tone="warn">待首次联系</Tag> : null}
          {state === 'done' ? <DoneTag reason={lead.answerReason} /> : null}
          {state === 'contacted' ? <Tag tone="good">已联系</Tag> : null}
        </View>
        <View className="lead-card-tags">
          <Text className="lead-card-person">{person}</Text>
          <Tag tone={score >= 70 ? 'brand' : 'plain'}>{interestWords(score)}</Tag>
          <Tag>{channelWords(channel)}</Tag>
        </View>
        {hasLeft ? (
          <Text className="lead-card-end">{endWords(state, lead.answerReason)}</Text>
        ) : (
          <Facts lead={lead} serverTime={serverTime} />
        )}
        <Text className="lead-card-when">
          {[
            where,
            `${timeText(lead.offeredAt, serverTime)} 分给你`,
            hasLeft && lead.answeredAt ? `${timeText(lead.answeredAt, serverTime)} 离开` : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
      </Button>
      {children}
    </View>
  )
}

function DoneTag({ reason }: { reason: string | null }) {
  return reason === 'lost' ? <Tag>已结束</Tag> : <Tag tone="good">已成交</Tag>
}

function Facts({ lead, serverTime }: { lead: LeadRow; serverTime: string }) {
  const { lastTouch, visitAt, nextOn } = lead
  const { because } = whyMeWords(lead.whyMe)
  return (
    <View className="lead-card-facts">
      {visitAt ? <Fact label="预约到店" words={timeText(visitAt, serverTime)} isStrong /> : null}
      {nextOn ? <Fact label="约好跟进" words={dayText(`${nextOn}T12:00:00+08:00`, serverTime)} isStrong /> : null}
      <Fact label="为什么是你" words={because} />
      {lastTouch ? (
        <Fact label="最近" words={`${timeText(lastTouch.at, serverTime)} ${touchWords(lastTouch)}`} />
      ) : null}
    </View>
  )
}

function Fact({ label, words, isStrong }: { label: string; words: string; isStrong?: boolean }) {
  return (
    <View className="lead-card-fact">
      <Text className="lead-card-label">{label}</Text>
      <Text className={`lead-card-said${isStrong ? ' lead-card-strong' : ''}`}>{words}</Text>
    </View>
  )
}
