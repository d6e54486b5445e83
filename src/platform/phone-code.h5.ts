import type { InputProps } from '@tarojs/components'

/** Whether the phone button of WeChat is there; elsewhere the number is typed. */
export const HAS_PHONE_BUTTON: boolean = false

/** A browser's `number` is a quantity with arrows; a phone number is `tel`, which Taro's types do not know. */
export const PHONE_FIELD = 'tel' as NonNullable<InputProps['type']>
