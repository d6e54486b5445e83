import { Button, Text, View } from '@tarojs/components'
import Taro, { usePullDownRefresh, useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useQuery } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { Icon } from '../../components/icon'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { Sheet } from '../../components/sheet'
import { Tag } from '../../components/tag'
import { TapButton } from '../../components/tap-button'
import { addressText } from '../../format/address-text'
import { meaning } from '../../platform/meaning'
import { goBack, openPage } from '../../platform/navigate'
import { chosenAddress } from '../../state/chosen-address'
import './index.scss'

type Address = Out<'listMyAddresses'>['addresses'][number]
const EDIT = '/shopper/address-edit/index'

/** The places goods are sent to; opened from a checkout (`?choose=1`) a tap chooses one. */
export default function Addresses() {
  const isChoosing = useRouter().params.choose === '1'
  const addresses = useQuery([], () => callShopper('listMyAddresses', {}))
  const [leaving, setLeaving] = useState<Address | null>(null)
  const remove = useAction((_key, addressId: string) => callShopper('removeMyAddress', { addressId }), {
    onDone: () => {
      setLeaving(null)
      void addresses.reload()
    },
  })
  usePullDownRefresh(() => void addresses.reload().finally(() => Taro.stopPullDownRefresh()))
  const open = (addressId: string) => {
    if (!isChoosing) return openPage(EDIT, { addressId })
    chosenAddress.set(addressId)
    goBack()
  }
  return (
    <Page
      footer={
        <TapButton id="new-address" tone="primary" isWide onTap={() => openPage(EDIT, isChoosing ? { choose: 1 } : {})}>
          新增收货地址
        </TapButton>
      }
    >
      <QueryView query={addresses}>
        {(data) =>
          data.addresses.length === 0 ? (
            <EmptyState icon="pin" title="还没有收货地址" note="填一次，以后下单直接选用" />
          ) : (
            <View className="addresses">
              {data.addresses.map((address) => (
                <AddressCard
                  key={address.addressId}
                  address={address}
                  onOpen={() => open(address.addressId)}
                  onRemove={() => setLeaving(address)}
                />
              ))}
            </View>
          )
        }
      </QueryView>
      <Sheet isOpen={leaving !== null} title="删除地址" onClose={() => setLeaving(null)}>
        <View className="addresses-leaving">
          <Text>{leaving ? `删除“${leaving.name}，${addressText(leaving)}”？已经下单的不受影响。` : ''}</Text>
          <TapButton
            tone="danger"
            isWide
            isBusy={remove.isBusy}
            onTap={() => leaving && void remove.run(leaving.addressId)}
          >
            确认删除
          </TapButton>
        </View>
      </Sheet>
    </Page>
  )
}

type CardProps = { address: Address; onOpen: () => void; onRemove: () => void }

function AddressCard({ address, onOpen, onRemove }: CardProps) {
  const { addressId, name, phoneMasked, isDefault } = address
  return (
    <View className="address-card">
      <Button className="address-card-words" onClick={onOpen}>
        <View className="address-card-who">
          <Text className="address-card-name">{name}</Text>
          <Text className="address-card-phone">{phoneMasked}</Text>
          {isDefault ? <Tag tone="brand">默认</Tag> : null}
        </View>
        <Text className="address-card-where">{addressText(address)}</Text>
      </Button>
      <View className="address-card-ways">
        <Button
          className="address-card-way"
          {...meaning({ label: `修改${name}的地址` })}
          onClick={() => openPage(EDIT, { addressId })}
        >
          <Icon name="edit" />
        </Button>
        <Button className="address-card-way" {...meaning({ label: `删除${name}的地址` })} onClick={onRemove}>
          <Icon name="trash" />
        </Button>
      </View>
    </View>
  )
}
