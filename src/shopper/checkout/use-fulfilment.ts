import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import type { Fulfilment } from '../../../contract/mall-vocabulary'
import { callShopper, type In, type Out } from '../../api/call'
import { type Query, useQuery } from '../../api/use-query'
import { chosenAddress } from '../../state/chosen-address'
import { where } from '../../state/where'

type Address = Out<'listMyAddresses'>['addresses'][number]
export type FulfilmentDesk = {
  kind: Fulfilment
  setKind: (kind: Fulfilment) => void
  addresses: Query<Out<'listMyAddresses'>>
  address: Address | null
  store: Query<Out<'showStore'> | null>
  setStoreId: (storeId: string) => void
  /** What the order is placed with; undefined until an address or a store is known. */
  wanted: In<'previewOrder'>['fulfilment']
}

/** Where the goods meet the buyer: the address they chose last or their default one, or the store they chose. */
export function useFulfilment(): FulfilmentDesk {
  const { params } = useRouter()
  const [kind, setKind] = useState<Fulfilment>(params.kind === 'pickup' ? 'pickup' : 'delivery')
  const [storeId, setStoreId] = useState<string | null>(params.storeId ?? where.get().store?.storeId ?? null)
  const addresses = useQuery([], () => callShopper('listMyAddresses', {}))
  const { place } = where.use()
  const store = useQuery<Out<'showStore'> | null>([storeId, place], async () =>
    storeId ? callShopper('showStore', { storeId, ...(place ? { place } : {}) }) : { ok: true, data: null },
  )
  const chosenId = chosenAddress.use()
  const known = addresses.data?.addresses ?? []
  const address =
    known.find(({ addressId }) => addressId === chosenId) ??
    known.find(({ isDefault }) => isDefault) ??
    known[0] ??
    null
  return {
    kind,
    setKind,
    addresses,
    address,
    store,
    setStoreId,
    wanted:
      kind === 'delivery'
        ? address
          ? { kind, addressId: address.addressId }
          : undefined
        : storeId
          ? { kind, storeId }
          : undefined,
  }
}
