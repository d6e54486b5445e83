import { Button, Text, View } from '@tarojs/components'
import { Icon } from '../../components/icon'
import { meaning } from '../../platform/meaning'
import './check-mark.scss'

type Props = {
  label: string
  /** Shown beside it; otherwise the label is only read out. */
  words?: string
  isChecked: boolean
  isOff?: boolean
  onChange: (isChecked: boolean) => void
}

/** Chosen or not. */
export function CheckMark({ label, words, isChecked, isOff = false, onChange }: Props) {
  return (
    <Button
      className="check-mark"
      {...meaning({ role: 'checkbox', isChecked, label })}
      disabled={isOff}
      onClick={() => onChange(!isChecked)}
    >
      <View className={`check-mark-box${isChecked ? ' check-mark-on' : ''}${isOff ? ' check-mark-off' : ''}`}>
        {isChecked ? <Icon name="check" size="small" /> : null}
      </View>
      {words ? <Text>{words}</Text> : null}
    </Button>
  )
}
