import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { missedWords, REMEDY_TEXT } from '../../../contract/reasons'
import { callGuide, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { EmptyState } from '../../components/empty-state'
import { GuideView } from '../../components/guide-view'
import { Page } from '../../components/page'
import { Skeleton } from '../../components/skeleton'
import { Timeline, type TimelineItem } from '../../components/timeline'
import { channelWords } from '../../format/lead-words'
import { rankWords } from '../../format/standing-words'
import { timeText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import './index.scss'

type Missed = Out<'listMissedLeads'>

/** Where the leads of the guide's stores went that did not come to them, and why: their own standing, nobody else's. */
export default function MissedLeads() {
  const missed = useQuery([], () => callGuide('listMissedLeads', {}))
  usePullDownRefresh(() => void missed.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      <GuideView query={missed} skeleton={<Skeleton kind="rows" />}>
        {(data) => (data.leads.length === 0 ? <NothingMissed /> : <MissedList missed={data} />)}
      </GuideView>
    </Page>
  )
}

function MissedList({ missed }: { missed: Missed }) {
  const { leads, serverTime } = missed
  const items = leads.map(
    ({ decisionId, decidedAt, channel, storeName, decidedBy, remedy, rank, of }): TimelineItem => ({
      key: decisionId,
      at: [timeText(decidedAt, serverTime), storeName, channelWords(channel)].join(' · '),
      title: missedWords(decidedBy),
      note: [rankWords(rank, of), remedy && REMEDY_TEXT[remedy]].filter(Boolean).join('；'),
    }),
  )
  return (
    <View>
      <Text className="missed-leads-note">
        近 7 天本店没有分给你的线索。只显示你自己的名次和原因，不涉及顾客和同事的信息。
      </Text>
      <Card>
        <Timeline items={items} />
      </Card>
    </View>
  )
}

function NothingMissed() {
  return (
    <EmptyState
      icon="swap"
      title="近 7 天没有错过的线索"
      note="本店的线索分给其他同事时，这里会说明原因"
      action={{ words: '查看我的线索', onTap: () => openPage('/guide/leads/index') }}
    />
  )
}
