import { Text, View } from '@tarojs/components'
import type { TextAreaProps } from './text-area'
import './form-field.scss'

/** Several lines of text with their label; the HTML element, which the lean component set has no wrapper for. */
export function TextArea({ label, value, onChange, placeholder, maxlength = 200, error }: TextAreaProps) {
  return (
    <View className={`form-field${error ? ' form-field-wrong' : ''}`}>
      <Text className="form-field-label">{label}</Text>
      <textarea
        className="form-field-area"
        aria-label={label}
        value={value}
        placeholder={placeholder ?? ''}
        maxLength={maxlength}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {error ? <Text className="form-field-error">{error}</Text> : null}
    </View>
  )
}
