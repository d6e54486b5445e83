import { Text, View } from '@tarojs/components'
import { findNearStock, isPlaceKnown } from '../../api/find-near-stock'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { ChoosePlace } from '../../components/choose-place'
import { QueryView } from '../../components/query-view'
import { Skeleton } from '../../components/skeleton'
import { StockStore } from '../../components/stock-store'
import { TapButton } from '../../components/tap-button'
import { openPage } from '../../platform/navigate'
import { where } from '../../state/where'
import './stock-near.scss'

const STORES_SHOWN = 3

/** The nearest stores that have the chosen form, each with a way to fetch it there. */
export function StockNear({ skuId, quantity }: { skuId: string; quantity: number }) {
  const place = where.use()
  const isKnown = isPlaceKnown(place)
  const found = useQuery([skuId, quantity, place], () => {
    if (!isKnown) return Promise.resolve({ ok: true as const, data: { stores: [] } })
    return findNearStock({ skuId, quantity, rows: STORES_SHOWN })
  })
  return (
    <Card title="门店现货" aside={isKnown ? <ChoosePlace /> : null}>
      {isKnown ? (
        <QueryView query={found} skeleton={<Skeleton kind="rows" />}>
          {({ stores }) =>
            stores.length === 0 ? (
              <Text className="stock-near-none">
                {place.city && !place.place
                  ? `${place.city}的门店暂时没有现货，可以换个城市或选快递`
                  : '附近门店暂时没有现货，可以选快递'}
              </Text>
            ) : (
              <View>
                {stores.map((store) => (
                  <View key={store.storeId} className="stock-near-store">
                    <StockStore store={store} />
                    <TapButton
                      size="small"
                      tone="quiet"
                      label={`到${store.name}自提`}
                      onTap={() =>
                        openPage('/shopper/checkout/index', {
                          skuId,
                          quantity,
                          kind: 'pickup',
                          storeId: store.storeId,
                        })
                      }
                    >
                      到店自提
                    </TapButton>
                  </View>
                ))}
              </View>
            )
          }
        </QueryView>
      ) : (
        <View className="stock-near-unknown">
          <Text className="stock-near-none">选一个城市，看哪家门店有现货可以自提</Text>
          <ChoosePlace />
        </View>
      )}
    </Card>
  )
}
