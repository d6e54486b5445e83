import { Button, ScrollView, Text, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import './tab-strip.scss'

type Props<Key extends string> = {
  label: string
  tabs: readonly { key: Key; words: string; count?: number }[]
  chosen: Key
  onChoose: (key: Key) => void
}

/** Tabs in one line that scrolls when it is too long; a count behind the words where something waits. */
export function TabStrip<Key extends string>({ label, tabs, chosen, onChoose }: Props<Key>) {
  return (
    <ScrollView className="tab-strip" scrollX enhanced showScrollbar={false}>
      <View className="tab-strip-row" {...meaning({ role: 'tablist', label })}>
        {tabs.map(({ key, words, count }) => (
          <Button
            key={key}
            className={`tab-strip-tab${key === chosen ? ' tab-strip-chosen' : ''}`}
            {...meaning({ role: 'tab', isSelected: key === chosen })}
            onClick={() => onChoose(key)}
          >
            <Text>{words}</Text>
            {count ? <Text className="tab-strip-count">{count > 99 ? '99+' : count}</Text> : null}
          </Button>
        ))}
      </View>
    </ScrollView>
  )
}
