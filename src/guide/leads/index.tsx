import { View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useRef, useState } from 'react'
import { callGuide, type Out } from '../../api/call'
import { usePolling } from '../../api/use-polling'
import { useQuery } from '../../api/use-query'
import { NotGuide } from '../../components/guide-view'
import { Page } from '../../components/page'
import { TabStrip } from '../../components/tab-strip'
import { PastLeads } from './past-leads'
import { WaitingLeads } from './waiting-leads'
import './index.scss'

const TAB_TEXT = { waiting: '待接', following: '跟进中', won: '已成交', returned: '已退回' } as const
type Tab = keyof typeof TAB_TEXT
const TABS = Object.keys(TAB_TEXT) as Tab[]
/** A guide's open work is capped well below. */
const WAITING_ROWS = 50

/** A guide's leads. One cheap question, asked again and again, brings what waits and the counts of all tabs. */
export default function Leads() {
  const asked = useRouter().params.tab as Tab | undefined
  const [tab, setTab] = useState<Tab>(asked && TABS.includes(asked) ? asked : 'waiting')
  const live = useQuery([], () => callGuide('listMyLeads', { tab: 'waiting', rows: WAITING_ROWS }))
  usePolling(live.reload, { sign: signOf(live.data), isFailing: live.error !== null })
  const reloadTab = useRef<(() => Promise<void>) | null>(null)
  usePullDownRefresh(() => {
    void Promise.all([live.reload(), reloadTab.current?.()]).finally(() => Taro.stopPullDownRefresh())
  })
  if (live.error?.code === 'not_guide') {
    return (
      <Page>
        <NotGuide />
      </Page>
    )
  }
  const counts = live.data?.counts
  return (
    <Page>
      <View className="leads-tabs">
        <TabStrip
          label="线索状态"
          tabs={TABS.map((key) => tabOf(key, counts?.[key] ?? 0))}
          chosen={tab}
          onChoose={setTab}
        />
      </View>
      {tab === 'waiting' ? (
        <WaitingLeads live={live} onSeeReturned={() => setTab('returned')} />
      ) : (
        <PastLeads key={tab} tab={tab} count={counts?.[tab] ?? null} reloadRef={reloadTab} />
      )}
    </Page>
  )
}

/** The red badge is for people who wait; how many there are of the others is only said. */
function tabOf(key: Tab, count: number): { key: Tab; words: string; count?: number } {
  if (key === 'waiting') return { key, words: TAB_TEXT[key], count }
  return { key, words: count > 0 ? `${TAB_TEXT[key]} ${count}` : TAB_TEXT[key] }
}

/** What matters in the answer: who waits and how many there are. */
function signOf(data: Out<'listMyLeads'> | null): string {
  return JSON.stringify(data && [data.counts, data.leads.map(({ assignmentId }) => assignmentId)])
}
