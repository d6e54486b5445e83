import { Button, Text, View } from '@tarojs/components'
import { useState } from 'react'
import { FULFILMENT_TEXT, type Fulfilment } from '../../../contract/mall-vocabulary'
import { failureText } from '../../api/failure-text'
import { Card } from '../../components/card'
import { Icon } from '../../components/icon'
import { StockStore } from '../../components/stock-store'
import { TabStrip } from '../../components/tab-strip'
import { addressText } from '../../format/address-text'
import { hoursText } from '../../format/time-text'
import { openPage } from '../../platform/navigate'
import { StoreSheet } from './store-sheet'
import type { BasketLine } from './use-basket'
import type { FulfilmentDesk } from './use-fulfilment'
import './fulfilment-card.scss'

const KINDS = (Object.keys(FULFILMENT_TEXT) as Fulfilment[]).map((key) => ({ key, words: FULFILMENT_TEXT[key] }))

/** How the goods get to the buyer: to an address, or over the counter of a store. */
export function FulfilmentCard({ desk, lines }: { desk: FulfilmentDesk; lines: BasketLine[] }) {
  return (
    <Card isFlush>
      <View className="fulfilment-kinds">
        <TabStrip label="配送方式" tabs={KINDS} chosen={desk.kind} onChoose={desk.setKind} />
      </View>
      {desk.kind === 'delivery' ? <ToAddress desk={desk} /> : <AtStore desk={desk} lines={lines} />}
    </Card>
  )
}

function ToAddress({ desk: { addresses, address } }: { desk: FulfilmentDesk }) {
  if (!addresses.data) {
    return (
      <Row
        onTap={() => void addresses.reload()}
        title={addresses.error ? failureText(addresses.error) : '正在读取收货地址…'}
        note={addresses.error ? '点此重试' : ''}
      />
    )
  }
  if (!address) {
    return (
      <Row
        id="new-address"
        title="新增收货地址"
        note="填一次，以后下单直接选用"
        onTap={() => openPage('/shopper/address-edit/index', { choose: 1 })}
      />
    )
  }
  return (
    <Row
      id="choose-address"
      title={`${address.name} ${address.phoneMasked}`}
      note={addressText(address)}
      onTap={() => openPage('/shopper/addresses/index', { choose: 1 })}
    />
  )
}

function AtStore({ desk: { store, setStoreId }, lines }: { desk: FulfilmentDesk; lines: BasketLine[] }) {
  const [isOpen, setIsOpen] = useState(false)
  const found = store.data
  return (
    <View>
      <Button id="choose-store" className="fulfilment-row" onClick={() => setIsOpen(true)}>
        <Icon name="store" />
        {found ? (
          <View className="fulfilment-words">
            <StockStore store={found} />
            <Text className="fulfilment-note">
              {found.isClosed
                ? '这家门店已停业，请换一家'
                : `营业 ${hoursText(found.opensMinute, found.closesMinute)}，付款后凭取货码取货`}
            </Text>
          </View>
        ) : (
          <View className="fulfilment-words">
            <Text className="fulfilment-title">
              {store.error ? failureText(store.error) : store.isLoading ? '正在读取门店…' : '选择取货门店'}
            </Text>
            <Text className="fulfilment-note">按距离或城市选一家有货的门店</Text>
          </View>
        )}
        <Text className="fulfilment-change">{found ? '更换' : '选择'}</Text>
        <Icon name="chevron" size="small" />
      </Button>
      <StoreSheet
        isOpen={isOpen}
        lines={lines}
        chosen={found?.storeId ?? null}
        onClose={() => setIsOpen(false)}
        onChoose={(storeId) => {
          setStoreId(storeId)
          setIsOpen(false)
        }}
      />
    </View>
  )
}

type RowProps = { id?: string; title: string; note: string; onTap: () => void }

function Row({ id, title, note, onTap }: RowProps) {
  return (
    <Button {...(id ? { id } : {})} className="fulfilment-row" onClick={onTap}>
      <Icon name="pin" />
      <View className="fulfilment-words">
        <Text className="fulfilment-title">{title}</Text>
        {note ? <Text className="fulfilment-note">{note}</Text> : null}
      </View>
      <Icon name="chevron" size="small" />
    </Button>
  )
}
