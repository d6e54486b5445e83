import { Text, View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { callShopper, type Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { captureWish, type Wish } from '../../api/use-ask'
import { useQuery } from '../../api/use-query'
import { Card } from '../../components/card'
import { ChoiceList } from '../../components/choice-list'
import { EmptyState } from '../../components/empty-state'
import { HANDOVER_TEXT_VERSION, HandoverConsent } from '../../components/handover-consent'
import { Page } from '../../components/page'
import { QueryView } from '../../components/query-view'
import { TapButton } from '../../components/tap-button'
import { TextArea } from '../../components/text-area'
import { timeText } from '../../format/time-text'
import { visitSlots } from '../../format/visit-slots'
import { openTab } from '../../platform/navigate'
import { where } from '../../state/where'
import { Booked } from './booked'
import './index.scss'

const DAYS_AHEAD = 14
type Store = Out<'showStore'>
type Booking = Wish & { storeId: string; mayHandOver: boolean }

/** A store of somebody else hears of the visit only when the person said so first. */
async function askForVisit(key: string, { mayHandOver, ...input }: Booking) {
  if (mayHandOver) {
    const consent = await callShopper('giveConsent', {
      purpose: 'lead_handover',
      recipient: input.storeId,
      textVersion: HANDOVER_TEXT_VERSION,
    })
    if (!consent.ok) return consent
  }
  return captureWish(key, input)
}

/** A visit with a time, so that somebody is there who knows what it is about. */
export default function Appointment() {
  const storeId = useRouter().params.storeId ?? where.get().store?.storeId ?? ''
  const store = useQuery([storeId], () => callShopper('showStore', { storeId }))
  if (!storeId) {
    return (
      <Page>
        <EmptyState
          icon="store"
          title="先选一家门店"
          action={{ words: '选门店', onTap: () => openTab('/pages/stores/index') }}
        />
      </Page>
    )
  }
  return (
    <Page>
      <QueryView query={store}>{(data) => <Form store={data} />}</QueryView>
    </Page>
  )
}

function Form({ store }: { store: Store }) {
  const now = Date.now()
  const days = visitSlots(store, now, DAYS_AHEAD)
  const [dayKey, setDayKey] = useState(days[0]?.key ?? null)
  const [visitAt, setVisitAt] = useState<string | null>(null)
  const [wish, setWish] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [booked, setBooked] = useState<Out<'captureLead'> | null>(null)
  const [mayHandOver, setMayHandOver] = useState(false)
  const book = useAction(askForVisit, {
    onDone: setBooked,
    onFail: (error) => {
      setFault(failureText(error))
      return true
    },
  })
  const day = days.find(({ key }) => key === dayKey) ?? days[0]
  if (booked && visitAt) return <Booked store={store} visitAt={visitAt} answer={booked} />
  if (store.isClosed || !day) {
    return (
      <EmptyState
        icon="store"
        title="这家门店现在不能预约"
        action={{ words: '看其他门店', onTap: () => openTab('/pages/stores/index') }}
      />
    )
  }
  return (
    <View>
      <Card title={store.name}>
        <Text className="appointment-address">{store.address}</Text>
      </Card>
      <Card title="哪一天">
        <ChoiceList
          label="日期"
          kind="chips"
          chosen={day.key}
          onChoose={(key) => {
            setDayKey(key)
            setVisitAt(null)
          }}
          choices={days.map(({ key, words }) => ({ key, words }))}
        />
      </Card>
      <Card title="几点到">
        <ChoiceList label="时间" kind="chips" chosen={visitAt} onChoose={setVisitAt} choices={day.slots} />
      </Card>
      <Card>
        <TextArea
          label="想看什么（选填）"
          value={wish}
          onChange={setWish}
          placeholder="例如：三人位沙发、给孩子房间选灯"
          maxlength={100}
        />
        {store.kind === 'own' ? null : <HandoverConsent store={store} isOn={mayHandOver} onChange={setMayHandOver} />}
      </Card>
      <View className="appointment-send">
        {fault ? <Text className="appointment-fault">{fault}</Text> : null}
        <TapButton
          id="book-visit"
          tone="primary"
          isWide
          isBusy={book.isBusy}
          disabledReason={visitAt ? null : '请选择到店时间'}
          onTap={() => {
            setFault(null)
            if (!visitAt) return
            void book.run({
              channel: 'appointment',
              storeId: store.storeId,
              visitAt,
              mayHandOver: mayHandOver && store.kind !== 'own',
              ...(wish.trim() ? { wish: wish.trim() } : {}),
            })
          }}
        >
          {visitAt ? `预约${timeText(visitAt, now)}` : '预约'}
        </TapButton>
      </View>
    </View>
  )
}
