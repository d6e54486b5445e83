import { Button, Text, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import './switch-row.scss'

type Props = {
  label: string
  note?: string
  isOn: boolean
  onChange: (isOn: boolean) => void
  isBusy?: boolean
}

/** Something that is on or off, with what it means; the whole row can be tapped. */
export function SwitchRow({ label, note, isOn, onChange, isBusy = false }: Props) {
  return (
    <Button
      className="switch-row"
      {...meaning({ role: 'switch', isChecked: isOn, label })}
      disabled={isBusy}
      onClick={() => onChange(!isOn)}
    >
      <View className="switch-row-words">
        <Text className="switch-row-label">{label}</Text>
        {note ? <Text className="switch-row-note">{note}</Text> : null}
      </View>
      <View className={`switch-row-track${isOn ? ' switch-row-on' : ''}`}>
        <View className="switch-row-knob" />
      </View>
    </Button>
  )
}
