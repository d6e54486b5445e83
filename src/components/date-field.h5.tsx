import { Text, View } from '@tarojs/components'
import type { DateFieldProps } from './date-field'
import './form-field.scss'
import './date-field.scss'

/** A day, chosen in the browser's own picker, which keyboards and screen readers know. */
export function DateField({ label, value, start, end, onChange }: DateFieldProps) {
  return (
    <View className="form-field">
      <Text className="form-field-label">{label}</Text>
      <input
        className="date-field"
        type="date"
        aria-label={label}
        value={value ?? ''}
        min={start}
        max={end}
        onInput={(event) => event.currentTarget.value && onChange(event.currentTarget.value)}
      />
    </View>
  )
}
