import { Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh } from '@tarojs/taro'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { ChoosePlace } from '../../components/choose-place'
import { EmptyState } from '../../components/empty-state'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { where } from '../../state/where'
import { StoreCard } from './store-card'
import './index.scss'

/** What fits one update of a page in WeChat with room to spare. */
const STORES_SHOWN = 30

/** Stores by distance, or of a city one picks by hand: both ways are equal, and neither is a wall. */
export default function Stores() {
  const { city, place, store: chosen } = where.use()
  const stores = useQuery([city, place], () =>
    callShopper('findStores', { rows: STORES_SHOWN, ...(place ? { place } : {}), ...(city ? { city } : {}) }),
  )
  usePullDownRefresh(() => void stores.reload().finally(() => Taro.stopPullDownRefresh()))
  const choose = (store: { storeId: string; name: string }) => {
    where.set({ ...where.get(), store })
    void Taro.showToast({ title: `已选择${store.name}`, icon: 'none' })
  }

  return (
    <Page isTab>
      <View className="stores-bar">
        <Text className="stores-where">{city ? `${city}的门店` : place ? '离你近的门店' : '全部门店'}</Text>
        <ChoosePlace />
      </View>
      <QueryView query={stores}>
        {({ stores: found }) =>
          found.length === 0 ? (
            <EmptyState
              icon="store"
              title={city ? `${city}暂时没有门店` : '附近暂时没有门店'}
              note="换一个城市看看，也可以选择快递配送"
            />
          ) : (
            <View>
              {found.map((store) => (
                <StoreCard
                  key={store.id}
                  store={store}
                  isChosen={store.id === chosen?.storeId}
                  onChoose={() => choose({ storeId: store.id, name: store.name })}
                />
              ))}
            </View>
          )
        }
      </QueryView>
    </Page>
  )
}
