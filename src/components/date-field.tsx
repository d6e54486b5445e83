import { Picker, Text, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import './form-field.scss'
import './date-field.scss'

export type DateFieldProps = {
  label: string
  /** `2026-03-01`, or nothing chosen. */
  value: string | null
  start: string
  end: string
  onChange: (day: string) => void
}

/** A day, chosen in WeChat's own picker. */
export function DateField({ label, value, start, end, onChange }: DateFieldProps) {
  return (
    <View className="form-field">
      <Text className="form-field-label">{label}</Text>
      <Picker
        mode="date"
        value={value ?? start}
        start={start}
        end={end}
        onChange={({ detail }) => onChange(detail.value)}
      >
        <View className="date-field" {...meaning({ role: 'button', label: `${label} ${value ?? '未选择'}` })}>
          <Text>{value ?? '选择日期'}</Text>
          <Icon name="calendar" />
        </View>
      </Picker>
    </View>
  )
}
