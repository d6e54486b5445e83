import { Text, View } from '@tarojs/components'
import Taro, { useRouter, useShareAppMessage } from '@tarojs/taro'
import { STORE_KIND_TEXT } from '../../../contract/vocabulary'
import { callShopper, type Out } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { Cell } from '../../components/cell'
import { GuideFace } from '../../components/guide-face'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { Tag } from '../../components/tag'
import { TapButton } from '../../components/tap-button'
import { distanceText } from '../../format/distance-text'
import { hoursText } from '../../format/time-text'
import { meaning } from '../../platform/meaning'
import { openPage, openTab } from '../../platform/navigate'
import { openMap } from '../../platform/open-map'
import { sharePath } from '../../state/arrived-by'
import { where } from '../../state/where'
import './index.scss'

type Store = Out<'showStore'>

/** One store: where it is, when it is open, who works there, and what one can do now. */
export default function StorePage() {
  const storeId = useRouter().params.storeId ?? ''
  const { place } = where.use()
  const store = useQuery([storeId, place], () => callShopper('showStore', { storeId, ...(place ? { place } : {}) }))
  useShareAppMessage(() => ({ title: store.data?.name ?? '门店', path: sharePath() }))
  return (
    <Page footer={store.data && !store.data.isClosed ? <Actions store={store.data} /> : undefined}>
      <QueryView query={store}>
        {(data) => (
          <View>
            <View className="store-head">
              <Text className="store-name" {...meaning({ role: 'heading', level: 1 })}>
                {data.name}
              </Text>
              <View className="store-tags">
                {data.isClosed ? (
                  <Tag tone="bad">已停业</Tag>
                ) : (
                  <Tag tone={data.isOpenNow ? 'good' : 'plain'}>{data.isOpenNow ? '营业中' : '休息中'}</Tag>
                )}
                <Tag>{STORE_KIND_TEXT[data.kind]}</Tag>
                {data.metres === null ? null : <Tag tone="brand">{`离你 ${distanceText(data.metres)}`}</Tag>}
              </View>
            </View>
            <Card isFlush>
              <Cell icon="pin" title={data.address} note="查看地图和路线" onTap={() => openMap(data)} />
              <Cell icon="clock" title={hoursText(data.opensMinute, data.closesMinute)} note="营业时间" />
              <Cell icon="scan" title="到店扫码" note="扫货架或导购的码，看商品、找到为你服务的人" />
            </Card>
            {data.isClosed ? (
              <Card>
                <Text className="store-closed">这家门店不再营业，请选择其他门店。</Text>
                <TapButton tone="primary" isWide onTap={() => openTab('/pages/stores/index')}>
                  看其他门店
                </TapButton>
              </Card>
            ) : null}
            {data.guides.length > 0 ? (
              <Card title="门店导购">
                {data.guides.map((guide) => (
                  <GuideFace key={guide.guideId} guide={guide} />
                ))}
              </Card>
            ) : null}
          </View>
        )}
      </QueryView>
    </Page>
  )
}

function Actions({ store }: { store: Store }) {
  const chosen = where.use().store?.storeId === store.storeId
  const choose = () => {
    where.set({ ...where.get(), store: { storeId: store.storeId, name: store.name } })
    void Taro.showToast({ title: `已选择${store.name}`, icon: 'none' })
  }
  return (
    <View className="store-actions">
      <TapButton onTap={choose}>{chosen ? '已选择这家' : '选这家'}</TapButton>
      <TapButton tone="primary" onTap={() => openPage('/shopper/appointment/index', { storeId: store.storeId })}>
        预约到店
      </TapButton>
    </View>
  )
}
