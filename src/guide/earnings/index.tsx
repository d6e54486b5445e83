import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { useState } from 'react'
import { ACCOUNT_TEXT } from '../../../contract/vocabulary'
import { callGuide, type Out } from '../../api/call'
import { usePages } from '../../api/use-pages'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { EmptyState } from '../../components/empty-state'
import { FenText } from '../../components/fen-text'
import { GuideList } from '../../components/guide-list'
import { GuideView } from '../../components/guide-view'
import { Page } from '../../components/page'
import { TabStrip } from '../../components/tab-strip'
import { ACCOUNT_NOTE, OWN_ACCOUNTS, type OwnAccount } from '../../format/account-words'
import { openPage } from '../../platform/navigate'
import { EarningLine, type EarningRow } from './earning-line'
import './index.scss'

type Tab = 'all' | OwnAccount
const TABS = [
  { key: 'all' as Tab, words: '全部' },
  ...OWN_ACCOUNTS.map((key) => ({ key: key as Tab, words: ACCOUNT_TEXT[key] })),
]

/** A guide's money: how much stands where, and each share with the way to why. */
export default function Earnings() {
  const [tab, setTab] = useState<Tab>('all')
  const sums = useQuery([], () => callGuide('listMyEarnings', { rows: 1 }))
  const lines = usePages(
    [tab],
    (cursor) =>
      callGuide('listMyEarnings', { ...(tab === 'all' ? {} : { account: tab }), ...(cursor ? { cursor } : {}) }),
    (answer): EarningRow[] => answer.lines,
  )
  usePullDownRefresh(() => {
    void Promise.all([sums.reload(), lines.reload()]).finally(() => Taro.stopPullDownRefresh())
  })
  return (
    <Page>
      <GuideView query={sums}>
        {({ totals }) => (
          <View>
            <Totals totals={totals} />
            <Card isFlush>
              <Cell
                icon="receipt"
                title="我的争议"
                note="提出过的争议和总部的答复"
                onTap={() => openPage('/guide/disputes/index')}
              />
            </Card>
            <View className="earnings-tabs">
              <TabStrip label="佣金状态" tabs={TABS} chosen={tab} onChoose={setTab} />
            </View>
            {tab === 'all' ? null : <Text className="earnings-note">{ACCOUNT_NOTE[tab]}</Text>}
            <GuideList pages={lines} empty={<NoLines tab={tab} />}>
              {(line) => <EarningLine key={line.lotId} line={line} />}
            </GuideList>
          </View>
        )}
      </GuideView>
    </Page>
  )
}

function Totals({ totals }: { totals: Out<'listMyEarnings'>['totals'] }) {
  const others = OWN_ACCOUNTS.filter((account) => account !== 'available')
  return (
    <Card>
      <View className="earnings-main">
        <Text className="earnings-label">{ACCOUNT_TEXT.available}</Text>
        <FenText amountFen={totals.available} size="figure" />
        <Text className="earnings-hint">{ACCOUNT_NOTE.available}</Text>
      </View>
      <View className="earnings-totals">
        {others.map((account) => (
          <View key={account} className="earnings-total" id={`total-${account}`}>
            <Text className="earnings-label">{ACCOUNT_TEXT[account]}</Text>
            <FenText amountFen={totals[account]} size="small" />
          </View>
        ))}
      </View>
    </Card>
  )
}

function NoLines({ tab }: { tab: Tab }) {
  if (tab !== 'all') return <EmptyState icon="receipt" title={`没有${ACCOUNT_TEXT[tab]}的佣金`} note="换一个状态看看" />
  return (
    <EmptyState icon="receipt" title="还没有佣金" note="归属于你的顾客下单，或你促成的订单付款后，会在这里逐笔列出" />
  )
}
