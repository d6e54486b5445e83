import { Text, View } from '@tarojs/components'
import { useEffect, useRef } from 'react'
import { TapButton } from '../../components/tap-button'
import { meaning } from '../../platform/meaning'
import './removed.scss'

/** Long enough to read it and to change one's mind. */
const UNDO_MS = 6000

/** What was just taken out, and the way to have it back. */
export function Removed({ words, onUndo, onOver }: { words: string; onUndo: () => void; onOver: () => void }) {
  const over = useRef(onOver)
  over.current = onOver
  useEffect(() => {
    const timer = setTimeout(() => over.current(), UNDO_MS)
    return () => clearTimeout(timer)
  }, [])
  return (
    <View className="cart-removed" {...meaning({ role: 'status', isLive: true })}>
      <Text className="cart-removed-words">{`已移除 ${words}`}</Text>
      <TapButton id="undo-remove" size="small" onTap={onUndo}>
        撤销
      </TapButton>
    </View>
  )
}
