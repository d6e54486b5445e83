import { Text, View } from '@tarojs/components'
import { STOCK_LEVEL_TEXT, type StockLevel } from '../../contract/mall-vocabulary'
import { distanceText } from '../format/distance-text'
import { Tag } from './tag'
import './stock-store.scss'

type Store = { name: string; address: string; metres: number | null; isOpenNow: boolean; level?: StockLevel }

/** A store that can hand something over: how far, how much there is, and whether it is open now. */
export function StockStore({ store }: { store: Store }) {
  const { name, address, metres, isOpenNow, level } = store
  return (
    <View className="stock-store">
      <View className="stock-store-head">
        <Text className="stock-store-name">{name}</Text>
        {level ? <Tag tone={level === 'plenty' ? 'good' : 'warn'}>{STOCK_LEVEL_TEXT[level]}</Tag> : null}
        {isOpenNow ? null : <Tag>现在休息</Tag>}
      </View>
      <Text className="stock-store-address">{[distanceText(metres), address].filter(Boolean).join(' · ')}</Text>
    </View>
  )
}
