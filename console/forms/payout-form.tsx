import { useQueryClient } from '@tanstack/react-query'
import { Alert, App, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { countText } from '../format/number-text'
import { payoutRows } from '../format/payout-rows'
import { fenText } from '../ui/fen-text'
import { type ChosenFile, FilePicker } from '../ui/file-picker'
import { useKeptForm } from '../ui/use-kept-form'
import { PayoutLooked, type PayoutSum, recordAll } from './payout-looked'

type Values = { text: string }
type Props = { periodId: string; waiting: number; onClose: () => void }

const HOW_TO =
  '在导出的付款清单里填上付款结果、银行流水号，失败的写明原因，整表复制到这里，或选择存成 CSV 的文件。没填的仍然应付。'
const NOTHING_PICKED = { file: null, fault: null }

/** The bank has paid: its numbers are pasted or read from a file, looked over with their sum, and then recorded. */
export function PayoutForm({ periodId, waiting, onClose }: Props) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const { form, initialValues, keep, forget } = useKeptForm<Values>(`payouts:${periodId}`, { text: '' })
  const text = Form.useWatch('text', form) ?? initialValues.text ?? ''
  const read = payoutRows(text)
  const { rows, faults } = read
  const [looked, setLooked] = useState<{ text: string; sum: PayoutSum } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [picked, setPicked] = useState<{ file: ChosenFile | null; fault: string | null }>(NOTHING_PICKED)
  const [isBusy, setBusy] = useState(false)
  const sum = looked?.text === text ? looked.sum : null
  const isNothingNew = sum !== null && sum.paid + sum.failed === 0

  const send = async (isPreview: boolean) => {
    setBusy(true)
    setFailure(null)
    const made = await recordAll(periodId, rows, isPreview)
    setBusy(false)
    if ('failure' in made) return setFailure(made.failure)
    if (isPreview) return setLooked({ text, sum: made.sum })
    forget()
    await client.invalidateQueries()
    const { paid, paidFen, failed } = made.sum
    const left = failed > 0 ? `；${countText(failed)} 张失败，仍待付` : ''
    message.success(`已登记 ${countText(paid)} 张，${fenText(paidFen)}${left}`)
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
      okText={sum ? (sum.paid > 0 ? `登记付款 ${fenText(sum.paidFen)}` : '登记失败的付款') : '核对'}
      cancelText="取消"
      okButtonProps={{ loading: isBusy, disabled: rows.length === 0 || faults.length > 0 || isNothingNew }}
      onOk={() => void send(sum === null)}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">
        还有 {countText(waiting)} 张等待登记。{HOW_TO}
      </p>
      <Form<Values> form={form} layout="vertical" initialValues={initialValues} onValuesChange={keep}>
        <Form.Item name="text" label="付款结果（整表，或每行：结算单号，银行流水号；失败的：结算单号，失败，原因）">
          <Input.TextArea rows={8} placeholder={'sm_…，2026110100012345\nsm_…，失败，户名不符'} spellCheck={false} />
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
      <PayoutLooked read={read} sum={sum} />
      {failure && <Alert style={{ marginTop: 12 }} type="error" showIcon title={faultText(failure)} />}
    </Modal>
  )
}

function faultText(failure: Failure): string {
  const { statementIds, statementId } = failure.details
  if (Array.isArray(statementIds)) {
    const what = failure.code === 'not_found' ? '找不到这些结算单' : failureText(failure)
    return `${what}：${statementIds.join('、')}`
  }
  const of = typeof statementId === 'string' ? `（${statementId}）` : ''
  return `${failureText(failure)}${of}`
}
