import { Text, View } from '@tarojs/components'
import { meaning } from '../../platform/meaning'
import './load-bar.scss'

type Props = { label: string; used: number; cap: number; unit: string }

/** How much of what a guide can take is taken: the numbers say it, the bar repeats it. */
export function LoadBar({ label, used, cap, unit }: Props) {
  const isFull = used >= cap
  const share = cap > 0 ? Math.min(100, Math.round((used / cap) * 100)) : 100
  return (
    <View className="load-bar">
      <View className="load-bar-words">
        <Text>{label}</Text>
        <Text className={`load-bar-numbers${isFull ? ' load-bar-full' : ''}`}>
          {`${used} / ${cap} ${unit}${isFull ? '，已满' : ''}`}
        </Text>
      </View>
      <View className="load-bar-track" {...meaning({ isHidden: true })}>
        <View className={`load-bar-fill${isFull ? ' load-bar-fill-full' : ''}`} style={{ width: `${share}%` }} />
      </View>
    </View>
  )
}
