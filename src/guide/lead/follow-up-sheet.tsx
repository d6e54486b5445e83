import { Text, View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { FOLLOW_UP_WAY_TEXT, type FollowUpWay } from '../../../contract/vocabulary'
import { callGuide } from '../../api/call'
import { failureText } from '../../api/failure-text'
import { useAction } from '../../api/use-action'
import { ChoiceList } from '../../components/choice-list'
import { DateField } from '../../components/date-field'
import { Sheet } from '../../components/sheet'
import { TapButton } from '../../components/tap-button'
import { TextArea } from '../../components/text-area'
import { shanghaiDay } from '../../format/shanghai-day'
import { meaning } from '../../platform/meaning'
import type { SheetProps } from './lead-props'
import './follow-up-sheet.scss'

const NOTE_MAX = 500
const NEXT_DAYS_MAX = 180
const NEXT_TEXT = { none: '不约定', day1: '明天', day2: '后天', day7: '一周后', other: '其他日期' } as const
type Next = keyof typeof NEXT_TEXT
const OUTCOME_TEXT = { continue: '继续跟进', lost: '结束线索' } as const
type Outcome = keyof typeof OUTCOME_TEXT
const WAYS = Object.entries(FOLLOW_UP_WAY_TEXT).map(([key, words]) => ({ key: key as FollowUpWay, words }))

type Sent = { assignmentId: string; way: FollowUpWay; note: string; nextOn?: string; outcome: Outcome }

/** What was done for the person, and when to come back to it. What is typed stays through errors and closing. */
export function FollowUpSheet({ lead, isOpen, onClose, onChanged }: SheetProps) {
  const [way, setWay] = useState<FollowUpWay>('phone')
  const [note, setNote] = useState('')
  const [next, setNext] = useState<Next>('none')
  const [otherDay, setOtherDay] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Outcome>('continue')
  const log = useAction((key, sent: Sent) => callGuide('logFollowUp', { ...sent, idempotencyKey: key }), {
    onDone: async () => {
      setNote('')
      setNext('none')
      setOutcome('continue')
      onClose()
      void Taro.showToast({ title: '已记录', icon: 'success' })
      await onChanged()
    },
    onFail: () => true,
  })
  const { serverTime } = lead
  const days = { none: null, day1: 1, day2: 2, day7: 7, other: null }[next]
  const nextOn =
    outcome === 'lost' ? null : days === null ? (next === 'other' ? otherDay : null) : shanghaiDay(serverTime, days)
  const missing =
    note.trim() === '' ? '请写下跟进情况' : next === 'other' && outcome !== 'lost' && !otherDay ? '请选择日期' : null
  const send = () => {
    const { assignmentId } = lead
    void log.run({ assignmentId, way, note: note.trim(), outcome, ...(nextOn ? { nextOn } : {}) })
  }
  return (
    <Sheet
      isOpen={isOpen}
      title="记录跟进"
      onClose={onClose}
      footer={
        <View>
          {log.error ? (
            <Text className="follow-up-error" {...meaning({ role: 'alert' })}>
              {`${failureText(log.error)}。内容已保留，再点一次保存即可，不会重复记录。`}
            </Text>
          ) : null}
          <TapButton
            id="save-follow-up"
            tone="primary"
            isWide
            isBusy={log.isBusy}
            disabledReason={missing}
            onTap={send}
          >
            {outcome === 'lost' ? '保存并结束线索' : '保存'}
          </TapButton>
        </View>
      }
    >
      <Text className="follow-up-label">怎么联系的</Text>
      <ChoiceList label="怎么联系的" kind="chips" choices={WAYS} chosen={way} onChoose={setWay} />
      <TextArea
        label="跟进情况"
        value={note}
        onChange={setNote}
        placeholder="顾客怎么说，想要什么，下一步做什么"
        maxlength={NOTE_MAX}
      />
      <Text className="follow-up-label">结果</Text>
      <ChoiceList label="结果" kind="chips" choices={choicesOf(OUTCOME_TEXT)} chosen={outcome} onChoose={setOutcome} />
      {outcome === 'lost' ? (
        <Text className="follow-up-note">
          线索会移到「已成交」标签下并标为已结束，不再提醒。顾客再次咨询时会有新线索。
        </Text>
      ) : (
        <View>
          <Text className="follow-up-label">下次跟进</Text>
          <ChoiceList label="下次跟进" kind="chips" choices={choicesOf(NEXT_TEXT)} chosen={next} onChoose={setNext} />
          {next === 'other' ? (
            <DateField
              label="跟进日期"
              value={otherDay}
              start={shanghaiDay(serverTime)}
              end={shanghaiDay(serverTime, NEXT_DAYS_MAX)}
              onChange={setOtherDay}
            />
          ) : null}
        </View>
      )}
    </Sheet>
  )
}

function choicesOf<Key extends string>(table: Record<Key, string>): { key: Key; words: string }[] {
  return (Object.keys(table) as Key[]).map((key) => ({ key, words: table[key] }))
}
