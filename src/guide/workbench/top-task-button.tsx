import { Button, Text, View } from '@tarojs/components'
import type { Out } from '../../api/call'
import { useServerNow } from '../../api/use-server-now'
import { Countdown } from '../../components/countdown'
import { Icon } from '../../components/icon'
import { type TopTask, topTask } from '../../format/top-task'
import { openPage } from '../../platform/navigate'
import './top-task-button.scss'

const OPEN: Record<Exclude<TopTask['kind'], 'none'>, () => void> = {
  leads: () => openPage('/guide/leads/index', { tab: 'waiting' }),
  follow_ups: () => openPage('/guide/leads/index', { tab: 'following' }),
  pick_ups: () => openPage('/guide/hand-over/index'),
}

/** The one thing to do first, as a sentence that leads there. */
export function TopTaskButton({ bench }: { bench: Out<'myWorkbench'> }) {
  const { kind, words, note } = topTask(bench, useServerNow(bench.serverTime))
  if (kind === 'none') {
    return (
      <View className="top-task top-task-none" id="top-task">
        <Text className="top-task-words">{words}</Text>
        <Text className="top-task-note">{note}</Text>
      </View>
    )
  }
  return (
    <Button className={`top-task top-task-${kind}`} id="top-task" onClick={OPEN[kind]}>
      <View className="top-task-words">
        {clausesOf(words).map((clause) => (
          <Text key={clause} className="top-task-clause">
            {clause}
          </Text>
        ))}
      </View>
      <View className="top-task-foot">
        {kind === 'leads' && bench.soonestAcceptBy ? (
          <Countdown until={bench.soonestAcceptBy} serverTime={bench.serverTime} />
        ) : null}
        <View className="top-task-go">
          <Text>{note}</Text>
          <Icon name="chevron" size="small" />
        </View>
      </View>
    </Button>
  )
}

/** A line breaks after a comma before it breaks within what is said. */
function clausesOf(words: string): string[] {
  const clauses = words.split('，')
  return clauses.map((clause, index) => (index < clauses.length - 1 ? `${clause}，` : clause))
}
