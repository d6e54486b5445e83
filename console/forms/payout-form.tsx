import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { call, type Out } from '../api/call'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { countText } from '../format/number-text'
import { type PayoutRow, payoutRows } from '../format/payout-rows'
import { fenText } from '../ui/fen-text'
import { type ChosenFile, FilePicker } from '../ui/file-picker'
import { useKeptForm } from '../ui/use-kept-form'

type Values = { text: string }
type Sum = Out<'recordPayouts'>
type Props = { periodId: string; waiting: number; onClose: () => void }

/** What the server takes in one call. */
const ROWS_A_CALL = 1000
const NOTHING_PICKED = { file: null, fault: null }

/** The bank has paid: its numbers are pasted or read from a file, looked over with their sum, and then recorded. */
export function PayoutForm({ periodId, waiting, onClose }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const { form, initialValues, keep, forget } = useKeptForm<Values>(`payouts:${periodId}`, { text: '' })
  const text = Form.useWatch('text', form) ?? initialValues.text ?? ''
  const { rows, faults } = payoutRows(text)
  const [looked, setLooked] = useState<{ text: string; sum: Sum } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [picked, setPicked] = useState<{ file: ChosenFile | null; fault: string | null }>(NOTHING_PICKED)
  const [isBusy, setBusy] = useState(false)
  const sum = looked?.text === text ? looked.sum : null

  const send = async (isPreview: boolean) => {
    setBusy(true)
    setFailure(null)
    const made = await recordAll(rows, isPreview)
    setBusy(false)
    if ('failure' in made) return setFailure(made.failure)
    if (isPreview) return setLooked({ text, sum: made.sum })
    forget()
    await client.invalidateQueries()
    message.success(`已登记 ${countText(made.sum.paid)} 张，${fenText(made.sum.paidFen)}`)
    onClose()
  }
  const take = (file: ChosenFile) => {
    setPicked({ file, fault: null })
    form.setFieldValue('text', file.text)
    keep()
  }
  return (
    <Modal
      open
      width={640}
      title={`登记 ${periodId} 的付款`}
      okText={sum ? `登记付款 ${fenText(sum.paidFen)}` : '核对'}
      cancelText="取消"
      okButtonProps={{ loading: isBusy, disabled: rows.length === 0 || faults.length > 0 }}
      onOk={() => void send(sum === null)}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">
        还有 {countText(waiting)} 张等待登记。在导出的付款清单最后加一列银行流水号，整表复制到这里，或上传存成 CSV
        的文件。
      </p>
      <Form<Values> form={form} layout="vertical" initialValues={initialValues} onValuesChange={keep}>
        <Form.Item name="text" label="付款结果（每行：结算单号，银行流水号）">
          <Input.TextArea rows={8} placeholder={'sm_…，2026110100012345'} spellCheck={false} />
        </Form.Item>
      </Form>
      <FilePicker
        label="付款结果的文件"
        file={picked.file}
        isBusy={isBusy}
        onChoose={take}
        onFault={(fault) => setPicked({ file: null, fault })}
      />
      {picked.fault && <Alert style={{ marginTop: 12 }} type="error" showIcon title={picked.fault} />}
      <Looked rows={rows.length} faults={faults} sum={sum} />
      {failure && <Alert style={{ marginTop: 12 }} type="error" showIcon title={faultText(failure)} />}
    </Modal>
  )
}

function Looked({ rows, faults, sum }: { rows: number; faults: readonly string[]; sum: Sum | null }) {
  if (faults.length > 0) return <Alert style={{ marginTop: 12 }} type="warning" showIcon title={faults.join('；')} />
  if (rows === 0) return null
  if (!sum) return <p className="soft">读到 {countText(rows)} 张，请先核对再登记。</p>
  return (
    <Alert
      style={{ marginTop: 12 }}
      type="info"
      showIcon
      title={`将登记 ${countText(sum.paid)} 张，涉及 ${fenText(sum.paidFen)}${sum.repeated > 0 ? `；另有 ${countText(sum.repeated)} 张以前登记过，不再重复` : ''}`}
    />
  )
}

/** Page after page; what was recorded before one that fails stays, and is passed over when it is sent again. */
async function recordAll(rows: readonly PayoutRow[], isPreview: boolean): Promise<{ sum: Sum } | { failure: Failure }> {
  const sum: Sum = { paid: 0, repeated: 0, paidFen: 0 }
  for (let at = 0; at < rows.length; at += ROWS_A_CALL) {
    const reply = await call('recordPayouts', { payouts: rows.slice(at, at + ROWS_A_CALL), isPreview })
    if (!reply.ok) return { failure: reply.error }
    sum.paid += reply.data.paid
    sum.repeated += reply.data.repeated
    sum.paidFen += reply.data.paidFen
  }
  return { sum }
}

function faultText(failure: Failure): string {
  const { statementIds, statementId } = failure.details
  if (Array.isArray(statementIds)) return `找不到这些结算单：${statementIds.join('、')}`
  const of = typeof statementId === 'string' ? `（${statementId}）` : ''
  return `${failureText(failure)}${of}`
}
