import { Button, Text, View } from '@tarojs/components'
import { STORE_KIND_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { Tag } from '../../components/tag'
import { TapButton } from '../../components/tap-button'
import { distanceText } from '../../format/distance-text'
import { hoursText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import './store-card.scss'

type Store = Out<'findStores'>['stores'][number]

/** One store of the list: how far, open or not, and what one can do there. */
export function StoreCard({ store, isChosen, onChoose }: { store: Store; isChosen: boolean; onChoose: () => void }) {
  const open = () => openPage('/shopper/store/index', { storeId: store.id })
  return (
    <View className="store-card">
      <Button className="store-card-face" onClick={open}>
        <View className="store-card-head">
          <Text className="store-card-name">{store.name}</Text>
          <Text className="store-card-far">{distanceText(store.metres)}</Text>
        </View>
        <Text className="store-card-address">{store.address}</Text>
        <View className="store-card-facts">
          <Tag tone={store.isOpenNow ? 'good' : 'plain'}>{store.isOpenNow ? '营业中' : '休息中'}</Tag>
          <Tag>{hoursText(store.opensMinute, store.closesMinute)}</Tag>
          {store.kind === 'own' ? null : <Tag>{STORE_KIND_TEXT[store.kind]}</Tag>}
        </View>
      </Button>
      <View className="store-card-actions">
        <TapButton
          size="small"
          tone="quiet"
          onTap={() => openPage('/shopper/appointment/index', { storeId: store.id })}
        >
          预约到店
        </TapButton>
        <TapButton size="small" disabledReason={null} tone={isChosen ? 'quiet' : 'plain'} onTap={onChoose}>
          {isChosen ? '已选择' : '选这家'}
        </TapButton>
      </View>
    </View>
  )
}
