import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { TopBar } from '../platform/top-bar'
import { textScale } from '../state/text-scale'
import { PrivacySheet } from './privacy-sheet'
import './page.scss'

type Props = {
  children: ReactNode
  /** A bar that stays at the bottom, above the home indicator. */
  footer?: ReactNode
  /** A page with a tab bar under it keeps no distance of its own to the bottom. */
  isTab?: boolean
}

/** What every page stands in: the size of text the person chose, the safe areas, the privacy agreement. */
export function Page({ children, footer, isTab }: Props) {
  return (
    <View className={`page page-${textScale.use()}${footer ? ' page-with-footer' : ''}${isTab ? ' page-tab' : ''}`}>
      <TopBar />
      {children}
      {footer ? (
        <View className="page-footer-room">
          <View className="page-footer">{footer}</View>
        </View>
      ) : null}
      <PrivacySheet />
    </View>
  )
}
