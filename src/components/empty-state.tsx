import { Text, View } from '@tarojs/components'
import { Icon, type IconName } from './icon'
import { TapButton } from './tap-button'
import './state-view.scss'

type Props = {
  icon: IconName
  title: string
  /** Why it is empty and what fills it. */
  note?: string
  action?: Way
  /** Another way on, for those the first does not suit. */
  other?: Way
}
type Way = { words: string; onTap: () => void }

/** In the place of a list with nothing in it: why, and the next step. */
export function EmptyState({ icon, title, note, action, other }: Props) {
  return (
    <View className="state-view">
      <View className="state-view-mark">
        <Icon name={icon} size="large" />
      </View>
      <Text className="state-view-title">{title}</Text>
      {note ? <Text className="state-view-note">{note}</Text> : null}
      {action ? (
        <TapButton tone="primary" onTap={action.onTap}>
          {action.words}
        </TapButton>
      ) : null}
      {other ? <TapButton onTap={other.onTap}>{other.words}</TapButton> : null}
    </View>
  )
}
