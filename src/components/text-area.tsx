import { Text, Textarea, View } from '@tarojs/components'
import './form-field.scss'

export type TextAreaProps = {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxlength?: number
  error?: string | null
}

/** Several lines of text with their label. */
export function TextArea({ label, value, onChange, placeholder, maxlength = 200, error }: TextAreaProps) {
  return (
    <View className={`form-field${error ? ' form-field-wrong' : ''}`}>
      <Text className="form-field-label">{label}</Text>
      <Textarea
        className="form-field-area"
        aria-label={label}
        value={value}
        placeholder={placeholder ?? ''}
        placeholderClass="form-field-placeholder"
        maxlength={maxlength}
        onInput={(event) => onChange(event.detail.value)}
      />
      {error ? <Text className="form-field-error">{error}</Text> : null}
    </View>
  )
}
