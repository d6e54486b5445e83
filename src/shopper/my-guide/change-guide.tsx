import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { callShopper, type In, type Out } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { ChoiceList } from '../../components/choice-list'
import { Sheet } from '../../components/sheet'
import { TapButton } from '../../components/tap-button'
import { TextArea } from '../../components/text-area'
import './index.scss'

const NOBODY = 'nobody'
const REASONS = [
  { key: '回应太慢', words: '回应太慢' },
  { key: '想找离我近的', words: '想找离我近的' },
  { key: '沟通不合适', words: '沟通不合适' },
  { key: 'other', words: '其他原因' },
] as const

type Props = {
  isOpen: boolean
  guide: NonNullable<Out<'myGuide'>['guide']>
  others: Out<'myGuide'>['others']
  onClose: () => void
  onChanged: () => unknown
}

/** Another guide of the same store, or none; what happens then is said before it is done. */
export function ChangeGuide({ isOpen, guide, others, onClose, onChanged }: Props) {
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState<(typeof REASONS)[number]['key'] | null>(null)
  const [words, setWords] = useState('')
  const change = useAction((_key: string, input: In<'changeGuide'>) => callShopper('changeGuide', input), {
    onDone: () => {
      onClose()
      return onChanged()
    },
    onFail: () => true,
  })
  const said = reason === 'other' ? words.trim() : reason
  const missing = to === null ? '请选择换给谁' : said ? null : '请说说原因'
  const choices = [
    ...others.map(({ guideId, name, storeName }) => ({
      key: guideId,
      words: name,
      ...(storeName ? { note: storeName } : {}),
    })),
    { key: NOBODY, words: '暂时不要导购', note: '以后提出咨询时，再由系统安排' },
  ]
  return (
    <Sheet
      isOpen={isOpen}
      title="更换导购"
      onClose={onClose}
      footer={
        <TapButton
          id="confirm-change"
          tone="primary"
          isWide
          isBusy={change.isBusy}
          disabledReason={missing}
          onTap={() => change.run({ guideId: to === NOBODY ? null : to, reason: said ?? '' })}
        >
          确认更换
        </TapButton>
      }
    >
      <View className="change-guide">
        <Text className="change-guide-note">
          {`更换后，${guide.name}不再看到你的资料，进行中的咨询会转给新的导购。已经下的订单不受影响，也不会告诉 TA 你选的原因。`}
        </Text>
        <ChoiceList label="换给谁" choices={choices} chosen={to} onChoose={setTo} />
        <ChoiceList label="原因" kind="chips" choices={REASONS} chosen={reason} onChoose={setReason} />
        {reason === 'other' ? <TextArea label="原因" value={words} onChange={setWords} maxlength={100} /> : null}
        {change.error ? <Text className="change-guide-fault">{failureText(change.error)}</Text> : null}
      </View>
    </Sheet>
  )
}
