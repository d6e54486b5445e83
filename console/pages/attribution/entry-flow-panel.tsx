import { useMemo } from 'react'
import { Link } from 'react-router'
import { MEMBER_STAGE_TEXT, type MemberStage } from '../../../contract/member-vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText, shareText } from '../../format/number-text'
import { Chart } from '../../ui/chart'
import { Panel } from '../../ui/panel'
import { ShortTable } from '../../ui/short-table'
import { AskedView, EmptyView } from '../../ui/state-view'
import { INK, SERIES } from '../../ui/theme'
import { channelName, type Days, membersOf } from './report-words'

type People = Out<'entryFlow'>['people']

const STAGES: readonly MemberStage[] = ['seen', 'joined', 'met', 'bought']
/** Where each stage's people end: who bought, and where the others are now. */
const ENDS: Record<MemberStage, string> = {
  seen: '止步于到访',
  joined: '已入会，未接触',
  met: '导购接触过，未购买',
  bought: '已购买',
}
const WENT_ON = '继续往来'

/** Where the people went who came first on these days: from their source to how far they have come. */
export function EntryFlowPanel({ days }: { days: Days }) {
  const asked = useAsk('entryFlow', days)
  return (
    <AskedView asked={asked}>
      {({ people, countedOn }) => (
        <Panel
          title="首次到访的人，走到了哪一步"
          extra={<span className="soft">{countedOn ? `统计到 ${countedOn} 凌晨` : '今夜统计'}</span>}
        >
          {people.length === 0 ? (
            <EmptyView
              title="这段时间没有首次到访的人"
              next={countedOn ? '换一段时间再看。' : '流向在夜间统计，明早再来看。'}
            />
          ) : (
            <Flow people={people} />
          )}
        </Panel>
      )}
    </AskedView>
  )
}

function Flow({ people }: { people: People }) {
  const option = useMemo(() => sankeyOf(people), [people])
  const channels = sumBy(people, ({ channel }) => channel)
  const all = people.reduce((sum, { count }) => sum + count, 0)
  const of = (channel: string, stage: MemberStage) =>
    people.find((one) => one.channel === channel && one.stage === stage)?.count ?? 0
  return (
    <>
      <Chart
        label={`从来源到购买的流向，共 ${countText(all)} 人，${countText(sumBy(people, ({ stage }) => stage).get('bought') ?? 0)} 人购买`}
        option={option}
        height={420}
      />
      <ShortTable
        label="各来源走到的阶段"
        heads={['来源', ...STAGES.map((stage) => MEMBER_STAGE_TEXT[stage]), '合计', '购买比例']}
        numbers={6}
        empty={null}
        lines={[...channels].map(([channel, count]) => ({
          key: channel,
          cells: [
            <Link key="channel" to={membersOf(channel)}>
              {channelName(channel)}
            </Link>,
            ...STAGES.map((stage) => countText(of(channel, stage))),
            countText(count),
            shareText(of(channel, 'bought') / count),
          ],
        }))}
        foot={[
          '合计',
          ...STAGES.map((stage) => countText(sumBy(people, (one) => one.stage).get(stage) ?? 0)),
          countText(all),
          shareText((sumBy(people, (one) => one.stage).get('bought') ?? 0) / all),
        ]}
      />
    </>
  )
}

function sumBy(people: People, keyOf: (one: People[number]) => string): Map<string, number> {
  const sums = new Map<string, number>()
  for (const one of people) sums.set(keyOf(one), (sums.get(keyOf(one)) ?? 0) + one.count)
  return new Map([...sums].sort((a, b) => b[1] - a[1]))
}

/** Sources on the left, then who went on at all, then how far they have come; nobody is said to have taken a step unseen. */
function sankeyOf(people: People) {
  const links: { source: string; target: string; value: number }[] = []
  const sourceOf = (channel: string) => `来自${channelName(channel)}`
  const on = people.filter(({ stage }) => stage !== 'seen')
  for (const [channel, value] of sumBy(people, ({ channel }) => channel)) {
    const stayed = people.find((one) => one.channel === channel && one.stage === 'seen')?.count ?? 0
    if (stayed > 0) links.push({ source: sourceOf(channel), target: ENDS.seen, value: stayed })
    if (value > stayed) links.push({ source: sourceOf(channel), target: WENT_ON, value: value - stayed })
  }
  for (const [stage, value] of sumBy(on, ({ stage }) => stage))
    links.push({ source: WENT_ON, target: ENDS[stage as MemberStage], value })
  const names = [...new Set(links.flatMap(({ source, target }) => [source, target]))]
  const quiet = [ENDS.seen, ENDS.joined, ENDS.met]
  return {
    animation: false,
    tooltip: { trigger: 'item' as const, valueFormatter: (value: number) => `${countText(value)} 人` },
    series: [
      {
        type: 'sankey' as const,
        left: 8,
        right: 130,
        top: 12,
        bottom: 12,
        nodeGap: 12,
        draggable: false,
        emphasis: { focus: 'adjacency' as const },
        label: {
          color: INK.text,
          formatter: ({ name, value }: { name: string; value: number }) => `${name} ${countText(value)}`,
        },
        lineStyle: { color: 'source' as const, opacity: 0.3 },
        data: names.map((name, at) => ({
          name,
          itemStyle: { color: quiet.includes(name) ? '#b9aea1' : SERIES[at % SERIES.length] },
        })),
        links,
      },
    ],
  }
}
