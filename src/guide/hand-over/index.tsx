import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { callGuide, type In, type Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { FormField } from '../../components/form-field'
import { NotGuide } from '../../components/guide-view'
import { Page } from '../../components/page'
import { TapButton } from '../../components/tap-button'
import { readHandOverCode, spacedCode } from '../../format/hand-over-code'
import { meaning } from '../../platform/meaning'
import { canScan, scanText } from '../../platform/scan'
import { HandOverCard } from './hand-over-card'
import { HandOverDone } from './hand-over-done'
import './index.scss'

/** A code is looked up, what it is for is shown, then it is handed over. Every step may be sent again without harm. */
export default function HandOver() {
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string | null>(null)
  const [found, setFound] = useState<Out<'findHandOver'> | null>(null)
  const [done, setDone] = useState<Out<'confirmHandOver'> | null>(null)
  const find = useAction((_key, input: In<'findHandOver'>) => callGuide('findHandOver', input), {
    onDone: (handOver) => setFound(handOver),
    onFail: (error) => {
      setFault(error.code === 'invalid_input' ? '请输入 10 位数字的取货码或礼品码' : failureText(error))
      return true
    },
  })
  const look = (text: string) => {
    const code = readHandOverCode(text)
    setFound(null)
    setFault(code ? null : '请输入 10 位数字的取货码或礼品码')
    if (code) void find.run({ code })
  }
  const scan = async () => {
    const text = await scanText()
    if (text === null) return
    const code = readHandOverCode(text)
    setTyped(code ? spacedCode(code) : '')
    if (code) look(code)
    else setFault('这不是取货码或礼品码，请扫描顾客订单里的码')
  }
  const startAnew = () => {
    setTyped('')
    setFault(null)
    setFound(null)
    setDone(null)
  }
  if (find.error?.code === 'not_guide') {
    return (
      <Page>
        <NotGuide />
      </Page>
    )
  }
  if (done) {
    return (
      <Page>
        <HandOverDone handOver={done} onNext={startAnew} />
      </Page>
    )
  }
  return (
    <Page>
      <View className="hand-over-form">
        {canScan ? (
          <TapButton id="scan-code" tone="primary" isWide onTap={() => void scan()}>
            扫码
          </TapButton>
        ) : null}
        <FormField
          label={canScan ? '或输入顾客的码' : '顾客的取货码或礼品码'}
          value={typed}
          onChange={(value) => {
            setTyped(value)
            setFault(null)
          }}
          placeholder="10 位数字"
          type="text"
          maxlength={40}
          error={fault}
          confirmType="search"
          onConfirm={() => look(typed)}
        />
        <TapButton
          id="find-code"
          {...(canScan ? {} : { tone: 'primary' as const })}
          isWide
          isBusy={find.isBusy}
          onTap={() => look(typed)}
        >
          查询
        </TapButton>
      </View>
      {found ? (
        <HandOverCard handOver={found} onDone={setDone} />
      ) : (
        <Text className="hand-over-hint" {...meaning({ role: 'note' })}>
          顾客在「我的订单」里可以看到取货码。网络不好时可以放心重试，同一个码不会核销两次。
        </Text>
      )}
    </Page>
  )
}
