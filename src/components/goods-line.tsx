import { Image, Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { meaning } from '../platform/meaning'
import { FenText } from './fen-text'
import { Icon } from './icon'
import './goods-line.scss'

type Props = {
  line: { title: string; options: readonly string[]; pictureUrl: string | null; quantity: number; unitFen: number }
  /** What stands against this line, or what became of it. */
  note?: ReactNode
  onTap?: () => void
}

/** An article with its choice, price and number of pieces, in an order or on the way to one. */
export function GoodsLine({ line, note, onTap }: Props) {
  const { title, options, pictureUrl, quantity, unitFen } = line
  // A title as it was ordered already ends with the choice.
  const isChoiceSaid = title.endsWith(` ${options.join(' ')}`)
  return (
    <View className="goods-line" {...(onTap ? { onClick: onTap } : {})}>
      {pictureUrl ? (
        <Image className="goods-line-picture" src={pictureUrl} mode="aspectFill" {...meaning({ isHidden: true })} />
      ) : (
        <View className="goods-line-picture goods-line-blank">
          <Icon name="box" />
        </View>
      )}
      <View className="goods-line-words">
        <Text className="goods-line-title">{title}</Text>
        {options.length > 0 && !isChoiceSaid ? <Text className="goods-line-options">{options.join(' · ')}</Text> : null}
        <View className="goods-line-price">
          <FenText amountFen={unitFen} size="small" />
          <Text className="goods-line-pieces">{`× ${quantity}`}</Text>
        </View>
        {note}
      </View>
    </View>
  )
}
