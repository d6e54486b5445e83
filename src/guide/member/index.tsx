import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { callGuide, type Out } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { FenText } from '../../components/fen-text'
import { GuideList } from '../../components/guide-list'
import { GuideView } from '../../components/guide-view'
import { Page } from '../../components/page'
import { PhoneReveal } from '../../components/phone-reveal'
import { Timeline } from '../../components/timeline'
import { dayText } from '../../format/time-text'
import { entryItem, type MemberEntry } from './entry-item'
import './index.scss'

type Member = Out<'showMyMember'>

/** One customer of a guide: how to reach them, what they spent, what happened. */
export default function MemberPage() {
  const memberId = useRouter().params.memberId ?? ''
  const member = useQuery([memberId], () => callGuide('showMyMember', { memberId, rows: 1 }))
  const history = usePages(
    [memberId],
    (cursor) => callGuide('showMyMember', { memberId, ...(cursor ? { cursor } : {}) }),
    ({ entries }): MemberEntry[] => entries,
  )
  usePullDownRefresh(() => {
    void Promise.all([member.reload(), history.reload()]).finally(() => Taro.stopPullDownRefresh())
  })
  const now = new Date()
  return (
    <Page>
      <GuideView query={member}>
        {(data) => (
          <View>
            <Head member={data} />
            <Card title="往来记录">
              <GuideList
                pages={{ ...history, rows: history.rows.length > 0 ? [history.rows] : [] }}
                empty={<Text className="member-note">还没有记录</Text>}
              >
                {(entries) => (
                  <Timeline key="all" items={entries.map((entry, index) => entryItem(entry, index, now))} />
                )}
              </GuideList>
            </Card>
          </View>
        )}
      </GuideView>
    </Page>
  )
}

function Head({ member }: { member: Member }) {
  const { memberId, displayName, phoneMasked, noCallReason, boundSince, storeName, orders, spentFen } = member
  const now = new Date()
  const bond = boundSince
    ? `${storeName ? `${storeName} · ` : ''}${dayText(boundSince, now)}起归属于你`
    : '由你跟进线索，未归属于你'
  return (
    <Card title={displayName ?? '微信顾客'}>
      <Text className="member-note">{bond}</Text>
      <PhoneReveal whose={{ memberId }} phoneMasked={phoneMasked} noCallReason={noCallReason} />
      <View className="member-figures">
        <View className="member-figure">
          <Text className="member-note">已购</Text>
          <Text className="member-orders">{`${orders} 单`}</Text>
        </View>
        <View className="member-figure">
          <Text className="member-note">累计消费</Text>
          <FenText amountFen={spentFen} />
        </View>
      </View>
    </Card>
  )
}
