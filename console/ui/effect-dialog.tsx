import { Alert, Input, Modal } from 'antd'
import { type ReactNode, useId, useState } from 'react'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'

type Props = {
  title: string
  /** What it will do, counted: `12 条线索`, `涉及 ¥3,480.00`. */
  effects: readonly ReactNode[]
  /** Asks for a reason, which is kept in the audit; without it none is asked for. */
  reasonLabel?: string
  confirmText: string
  isDanger?: boolean
  isBusy?: boolean
  /** Why it cannot be confirmed yet. */
  refusal?: string | null
  width?: number
  failure?: Failure | null
  /** More to fill in, above the reason. */
  children?: ReactNode
  onConfirm: (reason: string) => void
  onClose: () => void
}

/** Says what an action will do before it does it. Money and what cannot be undone always pass here. */
export function EffectDialog(props: Props) {
  const { title, effects, reasonLabel, confirmText, isDanger, isBusy, failure, children, onConfirm, onClose } = props
  const { refusal = null, width = 520 } = props
  const field = useId()
  const [reason, setReason] = useState('')
  const isMissing = reasonLabel !== undefined && reason.trim() === ''
  return (
    <Modal
      open
      width={width}
      title={title}
      okText={confirmText}
      cancelText="取消"
      okButtonProps={{ danger: isDanger === true, disabled: isMissing || refusal !== null, loading: isBusy === true }}
      onOk={() => onConfirm(reason.trim())}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <ul style={{ paddingLeft: 18, margin: '0 0 12px' }}>
        {effects.map((effect, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list of lines
          <li key={index}>{effect}</li>
        ))}
      </ul>
      {children}
      {reasonLabel !== undefined && (
        <div>
          <label htmlFor={field} style={{ display: 'block', marginBottom: 6 }}>
            {reasonLabel}
          </label>
          <Input.TextArea
            id={field}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            maxLength={120}
            showCount
            rows={2}
            // The count of letters stands below the field.
            style={{ marginBottom: 22 }}
            placeholder="会记入审计"
          />
        </div>
      )}
      {refusal && <p className="soft">{refusal}</p>}
      {failure && <Alert style={{ marginTop: 16 }} type="error" showIcon title={failureText(failure)} />}
    </Modal>
  )
}
