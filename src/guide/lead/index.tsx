import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { SCORE_REASON_TEXT, type ScoreReasonCode } from '../../../contract/reasons'
import { ASSIGNMENT_STATE_TEXT } from '../../../contract/vocabulary'
import { callGuide } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { Countdown } from '../../components/countdown'
import { GuideView } from '../../components/guide-view'
import { Page } from '../../components/page'
import { PhoneReveal } from '../../components/phone-reveal'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { distanceText } from '../../format/distance-text'
import { channelWords, interestWords, whyMeWords, wishWords } from '../../format/lead-words'
import { timeText } from '../../format/time-text'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import { LeadActions } from './lead-actions'
import { LeadHistory } from './lead-history'
import type { Lead } from './lead-props'
import { LeadStanding } from './lead-standing'
import './index.scss'

/** Everything about one lead that its guide may know, and what they may do with it now. */
export default function LeadPage() {
  const assignmentId = useRouter().params.assignmentId ?? ''
  const lead = useQuery([assignmentId], () => callGuide('showLead', { assignmentId }))
  usePullDownRefresh(() => void lead.reload().finally(() => Taro.stopPullDownRefresh()))
  const mayAct = (lead.data?.allows.length ?? 0) > 0 && lead.data?.state !== 'done'
  return (
    <Page {...(lead.data && mayAct ? { footer: <LeadActions lead={lead.data} onChanged={lead.reload} /> } : {})}>
      <GuideView query={lead} skeleton={<Skeleton kind="rows" />}>
        {(data) => (
          <View>
            <Wish lead={data} />
            <Person lead={data} />
            <Why lead={data} />
            <LeadHistory lead={data} />
          </View>
        )}
      </GuideView>
    </Page>
  )
}

function Wish({ lead }: { lead: Lead }) {
  const { wish, state, acceptBy, serverTime, channel, visitAt, score } = lead
  return (
    <View className="lead-wish">
      <View className="lead-wish-head">
        <Text className="lead-wish-words" {...meaning({ role: 'heading', level: 1 })}>
          {wishWords(wish)}
        </Text>
        {state === 'offered' ? (
          <Countdown until={acceptBy} serverTime={serverTime} />
        ) : (
          <Tag tone={state === 'contacted' || state === 'done' ? 'good' : 'plain'}>{ASSIGNMENT_STATE_TEXT[state]}</Tag>
        )}
      </View>
      <View className="lead-wish-tags">
        <Tag tone="brand">{interestWords(score)}</Tag>
        <Tag>{channelWords(channel)}</Tag>
      </View>
      {visitAt ? <Text className="lead-wish-visit">{`预约 ${timeText(visitAt, serverTime)} 到店`}</Text> : null}
    </View>
  )
}

function Person({ lead }: { lead: Lead }) {
  const { person, allows, leadId, memberId, phoneMasked, noCallReason, storeName, state } = lead
  const isHeld = state === 'accepted' || state === 'contacted' || state === 'done'
  const reason = noCallReason ?? (allows.includes('revealPhone') ? null : ('not_accepted' as const))
  return (
    <Card title={nameOf(person)}>
      <PhoneReveal whose={{ leadId }} phoneMasked={phoneMasked} noCallReason={reason} />
      {noCallReason === null || noCallReason === 'not_accepted' ? (
        <Text className="lead-consent">{`顾客的信息由${storeName ?? '总部'}接待使用，只用于回应这次需求`}</Text>
      ) : null}
      {isHeld ? (
        <View className="lead-customer">
          <Cell
            icon="person"
            title="顾客档案"
            note="购买、到店与跟进记录"
            onTap={() => openPage('/guide/member/index', { memberId })}
          />
        </View>
      ) : null}
    </Card>
  )
}

function Why({ lead }: { lead: Lead }) {
  const { because, despite } = whyMeWords(lead.whyMe)
  const points = lead.scoreReasons.reduce((sum, reason) => sum + reason.points, 0)
  // A model's lines say what moved the score; only the lines of the points table add up to it.
  const isAdded = lead.scoreReasons.every(({ text }) => text === undefined)
  const bound = isAdded && points > lead.score ? `，合计 ${points}，最多记 ${lead.score}` : ''
  const distance = lead.distanceM === null ? null : `离门店 ${distanceText(lead.distanceM)}`
  return (
    <Card title="为什么是你">
      <Text className="lead-because">{because}</Text>
      <Text className="lead-note">{[lead.storeName, distance, despite].filter(Boolean).join(' · ')}</Text>
      <LeadStanding assignmentId={lead.assignmentId} />
      <View className="lead-score">
        <Text className="lead-score-head">{`意向 ${lead.score} 分${bound}，来自：`}</Text>
        <View className="lead-score-reasons">
          {lead.scoreReasons.map(({ code, points, text }) => (
            <Tag key={code}>
              {text ?? `${SCORE_REASON_TEXT[code as ScoreReasonCode] ?? '其他'} ${points > 0 ? '+' : ''}${points}`}
            </Tag>
          ))}
        </View>
      </View>
    </Card>
  )
}

/** The label of a person is a name and the masked number, which has a line of its own here. */
function nameOf(person: string): string {
  return person.split(' ')[0] ?? person
}
