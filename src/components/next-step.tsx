import { Image, Text, View } from '@tarojs/components'
import { useEffect } from 'react'
import { callShopper, type In, type Out } from '../api/call'
import { useAction } from '../api/use-action'
import { useQuery } from '../api/use-query'
import { meaning } from '../platform/meaning'
import { openPage } from '../platform/navigate'
import { TapButton } from './tap-button'
import './next-step.scss'

type Next = Out<'nextStep'>
const WORDS = {
  join: { title: '成为会员', note: '领入会礼，有专属导购', done: '去加入' },
  wecom: {
    title: '添加导购的企业微信',
    note: '请导购出示企业微信二维码，扫码添加；以后有问题直接在微信里问',
    done: '我已添加',
  },
  group: { title: '加入会员群', note: '请导购邀请你进群，看新品和活动', done: '我已进群' },
} as const

/** The one step that may be asked for now; "later" is as good an answer, and it is kept. Nothing when nothing is due. */
export function NextStep() {
  const next = useQuery([], () => callShopper('nextStep', {}))
  const step = next.data?.step ?? null
  useEffect(() => {
    if (step) void callShopper('recordStep', { step, event: 'shown' })
  }, [step])
  const answer = useAction((_key, input: In<'recordStep'>) => callShopper('recordStep', input), { onDone: next.reload })
  if (!next.data || !step) return null
  const words = WORDS[step]
  return (
    <View className="next-step" {...meaning({ role: 'group', label: words.title })}>
      <Text className="next-step-title">{words.title}</Text>
      <Text className="next-step-note">{words.note}</Text>
      {step === 'wecom' && next.data.guide ? <GuideToAdd guide={next.data.guide} /> : null}
      <View className="next-step-answers">
        <TapButton size="small" isBusy={answer.isBusy} onTap={() => answer.run({ step, event: 'skipped' })}>
          以后再说
        </TapButton>
        <TapButton
          size="small"
          tone="primary"
          isBusy={answer.isBusy}
          onTap={() => (step === 'join' ? openPage('/shopper/join/index') : void answer.run({ step, event: 'done' }))}
        >
          {words.done}
        </TapButton>
      </View>
    </View>
  )
}

function GuideToAdd({ guide }: { guide: NonNullable<Next['guide']> }) {
  return (
    <View className="next-step-guide">
      {guide.photoUrl ? (
        <Image className="next-step-photo" src={guide.photoUrl} mode="aspectFill" {...meaning({ isHidden: true })} />
      ) : null}
      <Text>{`${guide.name} · ${guide.storeName ?? ''}`}</Text>
    </View>
  )
}
