import { Button, Text, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import './choice-list.scss'

type Props<Key extends string> = {
  label: string
  choices: readonly { key: Key; words: string; note?: string; isOff?: boolean }[]
  chosen: Key | null
  onChoose: (key: Key) => void
  /** `chips` for short words beside each other, `rows` for words with a note. */
  kind?: 'chips' | 'rows'
}

/** One of several, all in sight. */
export function ChoiceList<Key extends string>({ label, choices, chosen, onChoose, kind = 'rows' }: Props<Key>) {
  return (
    <View className={`choice-list choice-${kind}`} {...meaning({ role: 'radiogroup', label })}>
      {choices.map(({ key, words, note, isOff = false }) => (
        <Button
          key={key}
          className={`choice${key === chosen ? ' choice-chosen' : ''}${isOff ? ' choice-off' : ''}`}
          {...meaning({ role: 'radio', isChecked: key === chosen })}
          disabled={isOff}
          onClick={() => onChoose(key)}
        >
          <View className="choice-words">
            <Text className="choice-name">{words}</Text>
            {note ? <Text className="choice-note">{note}</Text> : null}
          </View>
          {kind === 'rows' && key === chosen ? <Icon name="check" /> : null}
        </Button>
      ))}
    </View>
  )
}
