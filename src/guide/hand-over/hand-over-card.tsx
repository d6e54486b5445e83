import { Text, View } from '@tarojs/components'
import { callGuide, type In, type Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { Card } from '../../components/card'
import { Tag } from '../../components/tag'
import { TapButton } from '../../components/tap-button'
import { spacedCode } from '../../format/hand-over-code'
import { timeText } from '../../format/time-text'
import { meaning } from '../../platform/meaning'

type HandOver = Out<'findHandOver'>

const STATE: Record<HandOver['state'], { words: string; tone: 'good' | 'plain' | 'warn'; why: string | null }> = {
  ready: { words: '可以核销', tone: 'good', why: null },
  done: { words: '已核销', tone: 'plain', why: '这个码已经核销过了' },
  refunding: { words: '退款审核中', tone: 'warn', why: '顾客正在申请退款，审核结束前不能核销' },
  refunded: { words: '已退款', tone: 'warn', why: '订单已退款，不能核销' },
  lapsed: { words: '已失效', tone: 'warn', why: '这个码已过有效期，不能核销' },
}

/** What a code is for, whose it is, and whether it can be handed over now. */
export function HandOverCard({
  handOver,
  onDone,
}: {
  handOver: HandOver
  onDone: (done: Out<'confirmHandOver'>) => void
}) {
  const { code, kind, state, person, storeName, orderNo } = handOver
  const { words, tone, why } = STATE[state]
  const confirm = useAction((_key, input: In<'confirmHandOver'>) => callGuide('confirmHandOver', input), {
    onDone: (done) => onDone(done),
    onFail: () => true,
  })
  return (
    <Card title={kind === 'order' ? '到店取货' : '入会礼'} aside={<Tag tone={tone}>{words}</Tag>}>
      <HandOverItems items={handOver.items} />
      <View className="hand-over-facts">
        <Text>{`顾客 ${person}`}</Text>
        {storeName ? <Text>{`取货门店 ${storeName}`}</Text> : null}
        {orderNo ? <Text>{`订单 ${orderNo}`}</Text> : null}
        <Text>{`码 ${spacedCode(code)}`}</Text>
        {state === 'done' ? <Text className="hand-over-done-by">{doneText(handOver)}</Text> : null}
      </View>
      {confirm.error ? (
        <Text className="hand-over-error" {...meaning({ role: 'alert' })}>
          {failureText(confirm.error)}
        </Text>
      ) : null}
      <TapButton
        id="confirm-hand-over"
        tone="primary"
        isWide
        isBusy={confirm.isBusy}
        disabledReason={why}
        onTap={() => void confirm.run({ code })}
      >
        核对无误，确认核销
      </TapButton>
    </Card>
  )
}

export function HandOverItems({ items }: { items: HandOver['items'] }) {
  return (
    <View className="hand-over-items">
      {items.map(({ title, options, quantity }) => (
        <View key={`${title}-${options.join()}`} className="hand-over-item">
          <View className="hand-over-item-words">
            <Text className="hand-over-item-title">{title}</Text>
            {options.length > 0 ? <Text className="hand-over-item-options">{options.join('，')}</Text> : null}
          </View>
          <Text className="hand-over-item-count">{`× ${quantity}`}</Text>
        </View>
      ))}
    </View>
  )
}

/** `今天 14:05 由王芳核销`. */
export function doneText({ doneAt, doneBy }: Pick<HandOver, 'doneAt' | 'doneBy'>): string {
  const when = doneAt ? timeText(doneAt, new Date()) : ''
  return `${when} 由${doneBy ?? '同事'}核销`.trim()
}
