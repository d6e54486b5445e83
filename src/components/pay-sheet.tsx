import { Text, View } from '@tarojs/components'
import { useEffect, useState } from 'react'
import { meaning } from '../platform/meaning'
import { type AskedPayment, listenForPayment, type SheetEnd } from '../platform/request-payment'
import { FenText } from './fen-text'
import { Sheet } from './sheet'
import { TapButton } from './tap-button'
import './pay-sheet.scss'

/** Where WeChat shows no payment sheet of its own: the amount, and paying or not. A page that pays holds one. */
export function PaySheet() {
  const [asked, setAsked] = useState<AskedPayment | null>(null)
  const [state, setState] = useState<'asking' | 'paying' | 'refused'>('asking')
  useEffect(
    () =>
      listenForPayment((next) => {
        setState('asking')
        setAsked(next)
      }),
    [],
  )
  if (!asked) return null
  const close = (end: SheetEnd) => {
    setAsked(null)
    asked.close(end)
  }
  const pay = async () => {
    setState('paying')
    if (await asked.pay()) close('done')
    else setState('refused')
  }
  return (
    <Sheet isOpen title="确认付款" onClose={() => (state === 'paying' ? undefined : close('cancelled'))}>
      <View className="pay-sheet" id="pay-sheet">
        <FenText amountFen={asked.amountFen} size="figure" />
        <Text className="pay-sheet-note">山居家居</Text>
        {state === 'refused' ? (
          <Text className="pay-sheet-fault" {...meaning({ role: 'alert' })}>
            没有付款成功，可以再试一次；也可以取消，稍后在订单里付款
          </Text>
        ) : null}
        <TapButton id="confirm-pay" tone="primary" isWide isBusy={state === 'paying'} onTap={() => void pay()}>
          {state === 'refused' ? '再试一次' : '确认支付'}
        </TapButton>
        <TapButton id="cancel-pay" isWide isBusy={state === 'paying'} onTap={() => close('cancelled')}>
          取消
        </TapButton>
      </View>
    </Sheet>
  )
}
