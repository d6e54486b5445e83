import { Text, View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { meaning } from '../platform/meaning'
import { ChoiceList } from './choice-list'
import { Sheet } from './sheet'
import { TapButton } from './tap-button'
import { TextArea } from './text-area'
import './reason-sheet.scss'

/** A reason and a remark together stay within what the server takes as a short text. */
const REMARK_MAX = 80

type Props = {
  isOpen: boolean
  title: string
  /** What happens when they go on. */
  note: string
  choices: readonly string[]
  confirm: string
  isBusy: boolean
  error: Failure | null
  /** What is to be chosen besides, above the reason; `missing` says what is not chosen yet. */
  children?: ReactNode
  missing?: string | null
  onClose: () => void
  onConfirm: (reason: string) => void
}

/** Asks why before something that is written down: a few common reasons and room for own words. Input stays after an error. */
export function ReasonSheet(props: Props) {
  const { isOpen, title, note, choices, confirm, isBusy, error, children, onClose, onConfirm } = props
  const [chosen, choose] = useState<string | null>(null)
  const [remark, setRemark] = useState('')
  const missing = props.missing ?? null
  const reason = [chosen, remark.trim()].filter(Boolean).join('：')
  return (
    <Sheet
      isOpen={isOpen}
      title={title}
      onClose={onClose}
      footer={
        <View>
          {error ? (
            <Text className="reason-sheet-error" {...meaning({ role: 'alert' })}>
              {failureText(error)}
            </Text>
          ) : null}
          <TapButton
            id="reason-confirm"
            tone="primary"
            isWide
            isBusy={isBusy}
            onTap={() => onConfirm(reason)}
            disabledReason={missing ?? (reason ? null : '请先选择或写下原因')}
          >
            {confirm}
          </TapButton>
        </View>
      }
    >
      <Text className="reason-sheet-note">{note}</Text>
      {children}
      <Text className="reason-sheet-label">原因</Text>
      <ChoiceList
        label="原因"
        kind="chips"
        choices={choices.map((words) => ({ key: words, words }))}
        chosen={chosen}
        onChoose={choose}
      />
      <TextArea label="补充说明（选填）" value={remark} onChange={setRemark} maxlength={REMARK_MAX} />
    </Sheet>
  )
}
