import { useDidShow } from '@tarojs/taro'
import { type MutableRefObject, useEffect, useRef } from 'react'
import { callGuide } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { EmptyState } from '../../components/empty-state'
import { GuideList } from '../../components/guide-list'
import { LeadCard, type LeadRow } from './lead-card'

type Tab = 'following' | 'won' | 'returned'
type Props = {
  tab: Tab
  /** As the live question tells it: when it changes, the list is read again. */
  count: number | null
  reloadRef: MutableRefObject<(() => Promise<void>) | null>
}

const EMPTY: Record<Tab, { title: string; note: string }> = {
  following: { title: '没有跟进中的线索', note: '接下线索后会出现在这里，直到成交或结束' },
  won: { title: '还没有成交或结束的线索', note: '顾客下单后，对应的线索会自动移到这里' },
  returned: { title: '没有退回的线索', note: '超时、婉拒或被调走的线索会在这里说明原因' },
}

/** Leads that were answered, page by page. */
export function PastLeads({ tab, count, reloadRef }: Props) {
  const serverTime = useRef(new Date().toISOString())
  const pages = usePages(
    [tab],
    async (cursor) => {
      const reply = await callGuide('listMyLeads', { tab, ...(cursor ? { cursor } : {}) })
      if (reply.ok) serverTime.current = reply.data.serverTime
      return reply
    },
    ({ leads }): LeadRow[] => leads,
  )
  const { reload } = pages
  reloadRef.current = reload
  const known = useRef(count)
  useEffect(() => {
    if (known.current !== null && known.current !== count) void reload()
    known.current = count
  }, [count, reload])
  // What was done on the page of a lead shows here when one comes back.
  const isFirst = useRef(true)
  useDidShow(() => {
    if (!isFirst.current && tab === 'following') void reload()
    isFirst.current = false
  })
  return (
    <GuideList pages={pages} empty={<EmptyState icon="list" {...EMPTY[tab]} />}>
      {(lead) => <LeadCard key={lead.assignmentId} lead={lead} serverTime={serverTime.current} />}
    </GuideList>
  )
}
