import { Button, Text, View } from '@tarojs/components'
import { callShopper, type Out } from '../../api/call'
import { findNearStock } from '../../api/find-near-stock'
import type { Reply } from '../../api/reply'
import { useQuery } from '../../api/use-query'
import { ChoosePlace } from '../../components/choose-place'
import { EmptyState } from '../../components/empty-state'
import { Icon } from '../../components/icon'
import { QueryView } from '../../components/query-view'
import { Sheet } from '../../components/sheet'
import { StockStore } from '../../components/stock-store'
import { meaning } from '../../platform/meaning'
import { where } from '../../state/where'
import type { BasketLine } from './use-basket'
import './store-sheet.scss'

type Props = {
  isOpen: boolean
  lines: BasketLine[]
  chosen: string | null
  onClose: () => void
  onChoose: (storeId: string) => void
}
type Listed = Omit<Out<'findStock'>['stores'][number], 'level'> & {
  level?: Out<'findStock'>['stores'][number]['level']
}
const STORES_SHOWN = 20

/** Where to fetch the goods, by distance or city. */
export function StoreSheet({ isOpen, lines, chosen, onClose, onChoose }: Props) {
  return (
    <Sheet isOpen={isOpen} title="选择取货门店" onClose={onClose}>
      <View id="store-sheet">
        <ChoosePlace />
        <Stores lines={lines} chosen={chosen} onChoose={onChoose} />
      </View>
    </Sheet>
  )
}

function Stores({ lines, chosen, onChoose }: Pick<Props, 'lines' | 'chosen' | 'onChoose'>) {
  const place = where.use()
  const found = useQuery([lines, place], () => listStores(lines))
  return (
    <QueryView query={found}>
      {({ stores }) =>
        stores.length === 0 ? (
          <EmptyState icon="store" title="这里没有能取货的门店" note="换一个城市，或改选快递配送" />
        ) : (
          <View>
            {lines.length > 1 ? <Text className="store-sheet-note">选好后会核对每件商品这家门店是否有货</Text> : null}
            <View {...meaning({ role: 'radiogroup', label: '取货门店' })}>
              {stores.map((store) => (
                <Button
                  key={store.storeId}
                  className={`store-sheet-store${store.storeId === chosen ? ' store-sheet-chosen' : ''}`}
                  {...meaning({ role: 'radio', isChecked: store.storeId === chosen })}
                  onClick={() => onChoose(store.storeId)}
                >
                  <StockStore store={store} />
                  {store.storeId === chosen ? <Icon name="check" /> : null}
                </Button>
              ))}
            </View>
          </View>
        )
      }
    </QueryView>
  )
}

/** For one article the stores that have it; for several the stores near, whose stock the preview tells line by line. */
async function listStores(lines: BasketLine[]): Promise<Reply<{ stores: Listed[] }>> {
  const only = lines.length === 1 ? lines[0] : undefined
  if (only) return findNearStock({ ...only, rows: STORES_SHOWN })
  const { place, city } = where.get()
  const near = place ? { place } : city ? { city } : {}
  const reply = await callShopper('findStores', { rows: STORES_SHOWN, ...near })
  if (!reply.ok) return reply
  return { ok: true, data: { stores: reply.data.stores.map(({ id, ...store }) => ({ ...store, storeId: id })) } }
}
