import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { meaning } from '../platform/meaning'
import './card.scss'

type Props = { title?: string; aside?: ReactNode; children: ReactNode; isFlush?: boolean }

/** One matter of a page. `isFlush`: its rows reach the edges. */
export function Card({ title, aside, children, isFlush }: Props) {
  return (
    <View className={`card${isFlush ? ' card-flush' : ''}`}>
      {title ? (
        <View className="card-head">
          <Text className="card-title" {...meaning({ role: 'heading', level: 2 })}>
            {title}
          </Text>
          {aside}
        </View>
      ) : null}
      {children}
    </View>
  )
}
