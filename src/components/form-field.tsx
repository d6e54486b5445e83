import { Input, type InputProps, Text, View } from '@tarojs/components'
import { meaning } from '../platform/meaning'
import './form-field.scss'

type Props = {
  label: string
  value: string
  onChange: (value: string) => void
  placeholder?: string
  /** Beside the field, and read out with it. */
  error?: string | null
  note?: string
} & Pick<InputProps, 'type' | 'maxlength' | 'focus' | 'confirmType' | 'onConfirm'>

/** A labelled line of text. What was typed stays through every error. */
export function FormField({ label, value, onChange, placeholder, error, note, ...input }: Props) {
  return (
    <View className={`form-field${error ? ' form-field-wrong' : ''}`}>
      <Text className="form-field-label">{label}</Text>
      <Input
        className="form-field-input"
        {...meaning({ label, isInvalid: Boolean(error) })}
        value={value}
        placeholder={placeholder ?? ''}
        placeholderClass="form-field-placeholder"
        onInput={(event) => onChange(event.detail.value)}
        {...input}
      />
      {error ? (
        <Text className="form-field-error" {...meaning({ role: 'alert' })}>
          {error}
        </Text>
      ) : null}
      {note && !error ? <Text className="form-field-note">{note}</Text> : null}
    </View>
  )
}
