import type { InputProps } from '@tarojs/components'

/** Whether the phone button of WeChat is there; elsewhere the number is typed. */
export const HAS_PHONE_BUTTON: boolean = true

/** The field a phone number is typed into: the keyboard with digits. */
export const PHONE_FIELD: NonNullable<InputProps['type']> = 'number'
