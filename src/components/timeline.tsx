import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './timeline.scss'

export type TimelineItem = {
  key: string
  at: string
  title: string
  note?: string | null
  aside?: ReactNode
  isQuiet?: boolean
}

/** What happened, one under the other along a line. `isQuiet`: it happened and did not count. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <View className="timeline">
      {items.map(({ key, at, title, note, aside, isQuiet }) => (
        <View key={key} className={`timeline-item${isQuiet ? ' timeline-quiet' : ''}`}>
          <View className="timeline-words">
            <Text className="timeline-title">{title}</Text>
            {note ? <Text className="timeline-note">{note}</Text> : null}
            <Text className="timeline-at">{at}</Text>
          </View>
          {aside ? <View className="timeline-aside">{aside}</View> : null}
        </View>
      ))}
    </View>
  )
}
