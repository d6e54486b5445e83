import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { Card } from '../../components/card'
import { PickUpCode } from '../../components/pick-up-code'
import { TapButton } from '../../components/tap-button'
import { hoursText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import { openMap } from '../../platform/open-map'
import type { OrderOut } from './order-head'
import './where-card.scss'

/** Where the goods meet the buyer: the code and the store, or the parcel and the address. */
export function WhereCard({ order: { pickUpCode, store, delivery } }: { order: OrderOut }) {
  return (
    <>
      {pickUpCode && store ? (
        <Card>
          <PickUpCode code={pickUpCode} />
        </Card>
      ) : null}
      {store ? <StoreCard store={store} /> : null}
      {delivery ? <ParcelCard delivery={delivery} /> : null}
    </>
  )
}

function StoreCard({ store }: { store: NonNullable<OrderOut['store']> }) {
  const { storeId, name, address, latitude, longitude, opensMinute, closesMinute } = store
  return (
    <Card title="取货门店">
      <Text className="where-name">{name}</Text>
      <Text className="where-line">{address}</Text>
      <Text className="where-line">{`营业 ${hoursText(opensMinute, closesMinute)}`}</Text>
      <View className="where-ways">
        <TapButton id="open-map" size="small" onTap={() => openMap({ latitude, longitude, name, address })}>
          地图导航
        </TapButton>
        <TapButton size="small" onTap={() => openPage('/shopper/store/index', { storeId })}>
          门店详情
        </TapButton>
      </View>
    </Card>
  )
}

function ParcelCard({ delivery }: { delivery: NonNullable<OrderOut['delivery']> }) {
  const { name, phoneMasked, address, carrier, trackingNo } = delivery
  const copy = async (no: string) => {
    await Taro.setClipboardData({ data: no })
    void Taro.showToast({ title: '快递单号已复制', icon: 'none' })
  }
  return (
    <Card title="收货信息">
      <Text className="where-name">{`${name} ${phoneMasked}`}</Text>
      <Text className="where-line">{address}</Text>
      {trackingNo ? (
        <View className="where-parcel">
          <Text className="where-line">{`${carrier ?? '快递'} ${trackingNo}`}</Text>
          <TapButton size="small" onTap={() => void copy(trackingNo)}>
            复制单号
          </TapButton>
        </View>
      ) : null}
    </Card>
  )
}
