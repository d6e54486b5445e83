import { Button, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useEscape } from '../platform/escape'
import { meaning } from '../platform/meaning'
import { Icon } from './icon'
import './sheet.scss'

type Props = { isOpen: boolean; title: string; onClose: () => void; children: ReactNode; footer?: ReactNode }

/** A sheet from the bottom over the page; nothing is drawn while it is closed. */
export function Sheet({ isOpen, title, onClose, children, footer }: Props) {
  useEscape(isOpen, onClose)
  if (!isOpen) return null
  return (
    <View className="sheet-room" catchMove>
      <View className="sheet-shade" onClick={onClose} />
      <View className="sheet" {...meaning({ role: 'dialog', label: title })}>
        <View className="sheet-head">
          <Text className="sheet-title">{title}</Text>
          <Button className="sheet-close" {...meaning({ label: '关闭' })} onClick={onClose}>
            <Icon name="close" />
          </Button>
        </View>
        <View className="sheet-body">{children}</View>
        {footer ? <View className="sheet-footer">{footer}</View> : null}
      </View>
    </View>
  )
}
