import { Button, Text, View } from '@tarojs/components'
import { callShopper } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { Icon } from '../../components/icon'
import { distanceText } from '../../format/distance-text'
import { openTab } from '../../platform/navigate'
import { where } from '../../state/where'
import './store-line.scss'

/** Which store this is for and why it is that one; tapping leads to the stores, where it can be changed. */
export function StoreLine() {
  const { store, city, place } = where.use()
  const found = useQuery([store?.storeId, city, place], async () => {
    if (store) {
      const reply = await callShopper('showStore', { storeId: store.storeId, ...(place ? { place } : {}) })
      return reply.ok ? { ok: true as const, data: { name: reply.data.name, metres: reply.data.metres } } : reply
    }
    if (!city && !place) return { ok: true as const, data: null }
    const reply = await callShopper('findStores', { rows: 1, ...(place ? { place } : {}), ...(city ? { city } : {}) })
    return reply.ok ? { ok: true as const, data: reply.data.stores[0] ?? null } : reply
  })
  const near = found.data
  const why = near?.metres != null ? `离你 ${distanceText(near.metres)}` : store ? '你选择的门店' : city
  return (
    <Button className="store-line" onClick={() => openTab('/pages/stores/index')}>
      <Icon name="pin" />
      <View className="store-line-words">
        <Text className="store-line-name">{near?.name ?? '选择离你近的门店'}</Text>
        <Text className="store-line-why">{near ? why : '不需要定位，可以手动选择城市'}</Text>
      </View>
      <Text className="store-line-change">{near ? '切换' : '选择'}</Text>
      <Icon name="chevron" size="small" />
    </Button>
  )
}
