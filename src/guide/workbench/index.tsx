import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { callGuide, type In, type Out } from '../../api/call'
import { useAction } from '../../api/use-action'
import { usePolling } from '../../api/use-polling'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { FenText } from '../../components/fen-text'
import { GuideFace } from '../../components/guide-face'
import { GuideView } from '../../components/guide-view'
import { Page } from '../../components/page'
import { SwitchRow } from '../../components/switch-row'
import { minutesText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import { LoadBar } from './load-bar'
import { QuickTiles } from './quick-tiles'
import { TopTaskButton } from './top-task-button'
import './index.scss'

type Bench = Out<'myWorkbench'>

/** A guide's day: the one thing to do first, the switch, the load, the month. */
export default function Workbench() {
  const bench = useQuery([], () => callGuide('myWorkbench', {}))
  const sign = JSON.stringify({ ...bench.data, serverTime: null })
  usePolling(bench.reload, { sign, isFailing: bench.error !== null })
  usePullDownRefresh(() => void bench.reload().finally(() => Taro.stopPullDownRefresh()))
  return (
    <Page>
      <GuideView query={bench}>
        {(data) => (
          <View>
            <View className="bench-head">
              <GuideFace guide={data} />
            </View>
            <TopTaskButton bench={data} />
            <Card>
              <PresenceSwitch bench={data} onChanged={(isTaking) => bench.replace({ ...data, isTaking })} />
              <LoadBar label="今日新线索" used={data.today.offered} cap={data.today.dayCap} unit="条" />
              <LoadBar label="手上未完结" used={data.open.leads} cap={data.open.cap} unit="条" />
              <Text className="bench-accepted">{`今天已接 ${data.today.accepted} 条`}</Text>
            </Card>
            <QuickTiles bench={data} />
            <Card isFlush>
              <Cell
                icon="swap"
                title="本店线索去向"
                note="近 7 天没有分给我的，为什么"
                onTap={() => openPage('/guide/missed-leads/index')}
              />
            </Card>
            <Month month={data.month} />
          </View>
        )}
      </GuideView>
    </Page>
  )
}

function PresenceSwitch({ bench, onChanged }: { bench: Bench; onChanged: (isTaking: boolean) => void }) {
  const change = useAction((_key, input: In<'setPresence'>) => callGuide('setPresence', input), {
    onDone: ({ isTaking }) => onChanged(isTaking),
  })
  return (
    <SwitchRow
      label={bench.isTaking ? '正在接线索' : '已暂停接线索'}
      note={bench.isTaking ? '新线索会按规则分给你' : '不会分到新线索，手上的线索请照常跟进'}
      isOn={bench.isTaking}
      isBusy={change.isBusy}
      onChange={(isTaking) => void change.run({ isTaking })}
    />
  )
}

function Month({ month }: { month: Bench['month'] }) {
  const { orders, earnedFen, medianAcceptMinutes, missed } = month
  return (
    <Card title="本月">
      <View className="bench-earned">
        <Text className="bench-figure-label">佣金</Text>
        <FenText amountFen={earnedFen} size="figure" />
      </View>
      <View className="bench-figures">
        <Figure label="成交订单" value={`${orders} 单`} />
        <Figure label="接线索用时" value={medianAcceptMinutes === null ? '暂无' : minutesText(medianAcceptMinutes)} />
        <Figure label="超时未接" value={`${missed} 条`} />
      </View>
      <Text className="bench-note">用时为本月接下线索的中位数，一半线索比它更快</Text>
    </Card>
  )
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <View className="bench-figure">
      <Text className="bench-figure-value">{value}</Text>
      <Text className="bench-figure-label">{label}</Text>
    </View>
  )
}
