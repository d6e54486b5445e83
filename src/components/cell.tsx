import { Button, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon'
import './cell.scss'

type Props = { icon?: IconName; title: string; note?: string; value?: ReactNode; onTap?: () => void }

/** A row of a list: what it is, what it says, and where it leads when it can be tapped. */
export function Cell({ icon, title, note, value, onTap }: Props) {
  const inside = (
    <View className="cell-inside">
      {icon ? (
        <View className="cell-icon">
          <Icon name={icon} />
        </View>
      ) : null}
      <View className="cell-words">
        <Text className="cell-title">{title}</Text>
        {note ? <Text className="cell-note">{note}</Text> : null}
      </View>
      {value === undefined ? null : <View className="cell-value">{value}</View>}
      {onTap ? <Icon name="chevron" size="small" /> : null}
    </View>
  )
  if (!onTap) return <View className="cell">{inside}</View>
  return (
    <Button className="cell cell-tap" hoverClass="cell-pressed" onClick={onTap}>
      {inside}
    </Button>
  )
}
