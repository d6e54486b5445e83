import { Button, type ButtonProps, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { meaning } from '../platform/meaning'
import './tap-button.scss'

type Props = {
  children: ReactNode
  onTap?: () => void
  tone?: 'primary' | 'plain' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  isWide?: boolean
  isBusy?: boolean
  /** Disabled with the reason under it: people are told why, never left guessing. */
  disabledReason?: string | null
  label?: string
} & Pick<ButtonProps, 'openType' | 'onGetPhoneNumber' | 'id'> & { onAgreePrivacyAuthorization?: () => void }

/** The one button. While busy it takes no second tap. */
export function TapButton(props: Props) {
  const {
    children,
    onTap,
    tone = 'plain',
    size = 'normal',
    isWide,
    isBusy = false,
    disabledReason,
    label,
    ...open
  } = props
  const isOff = Boolean(disabledReason)
  const button = (
    <Button
      className={`tap tap-${tone} tap-${size}${isWide ? ' tap-wide' : ''}${isOff ? ' tap-off' : ''}`}
      hoverClass="tap-pressed"
      disabled={isOff || isBusy}
      {...meaning({ isBusy, ...(label ? { label } : {}) })}
      {...(onTap ? { onClick: onTap } : {})}
      {...open}
    >
      {isBusy ? <View className="tap-spin" /> : null}
      <Text className="tap-words">{children}</Text>
    </Button>
  )
  if (!isOff) return button
  return (
    <View className={`tap-reasoned${isWide ? ' tap-wide' : ''}`}>
      {button}
      <Text className="tap-reason">{disabledReason}</Text>
    </View>
  )
}
