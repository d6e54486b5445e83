import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import type { LeadState } from '../../../contract/vocabulary'
import { callShopper, type Out } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { EmptyState } from '../../components/empty-state'
import { ErrorView } from '../../components/error-view'
import { ListEnd } from '../../components/list-end'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Tag } from '../../components/tag'
import { timeText } from '../../format/time-text'
import { openTab } from '../../platform/navigate'
import './index.scss'

type Request = Out<'listMyRequests'>['requests'][number]
/** A lead in the shopper's words: what is happening with what they asked. */
const STATE_WORDS: Record<LeadState, { words: string; tone: 'brand' | 'good' | 'plain' | 'warn' }> = {
  offered: { words: '等待回应', tone: 'brand' },
  accepted: { words: '导购已接待', tone: 'good' },
  contacted: { words: '已联系', tone: 'good' },
  pooled: { words: '总部安排中', tone: 'warn' },
  won: { words: '已完成', tone: 'plain' },
  lost: { words: '已结束', tone: 'plain' },
}

/** What I asked for and booked, and who answers it. */
export default function Requests() {
  const [now, setNow] = useState(new Date().toISOString())
  const requests = usePages<Request, Out<'listMyRequests'>>(
    [],
    async (cursor) => {
      const reply = await callShopper('listMyRequests', { ...(cursor ? { cursor } : {}) })
      if (reply.ok) setNow(reply.data.serverTime)
      return reply
    },
    (answer) => answer.requests,
  )
  usePullDownRefresh(() => void requests.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      {requests.rows.length === 0 ? (
        <Nothing requests={requests} />
      ) : (
        <View>
          {requests.rows.map((request) => (
            <RequestCard key={request.leadId} request={request} now={now} />
          ))}
          <ListEnd pages={requests} />
        </View>
      )}
    </Page>
  )
}

function Nothing({ requests }: { requests: ReturnType<typeof usePages<Request, Out<'listMyRequests'>>> }) {
  if (requests.error) return <ErrorView error={requests.error} onRetry={requests.reload} />
  if (requests.isLoading) return <Skeleton kind="rows" />
  return (
    <EmptyState
      icon="chat"
      title="还没有咨询或预约"
      note="在商品页可以问导购，在门店页可以预约到店"
      action={{ words: '看门店', onTap: () => openTab('/pages/stores/index') }}
    />
  )
}

function RequestCard({ request, now }: { request: Request; now: string }) {
  const { words, tone } = STATE_WORDS[request.state]
  const isWaiting = request.state === 'offered' && request.answerBy !== null
  return (
    <View className="request">
      <View className="request-head">
        <Text className="request-title">{request.isAppointment ? '预约到店' : '咨询'}</Text>
        <Tag tone={tone}>{words}</Tag>
      </View>
      <Text className="request-wish">{request.wish === 'general' ? '到店看看' : request.wish}</Text>
      {request.visitAt ? <Text className="request-line">{`到店时间 ${timeText(request.visitAt, now)}`}</Text> : null}
      {request.storeName ? (
        <Text className="request-line">{`${request.storeName}${request.guideName ? ` · 导购 ${request.guideName}` : ''}`}</Text>
      ) : null}
      {isWaiting ? <Text className="request-line">{`承诺 ${timeText(request.answerBy!, now)} 前回应`}</Text> : null}
      <Text className="request-time">{`${timeText(request.askedAt, now)} 提出`}</Text>
    </View>
  )
}
