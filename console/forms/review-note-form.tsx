import { Alert, Form, Input } from 'antd'
import { failureText } from '../api/failure-text'
import { useRefusal } from '../api/session'
import { useAct } from '../api/use-act'
import { AllowedButton } from '../ui/allowed-button'
import { useKeptForm } from '../ui/use-kept-form'

const NOTE_MAX = 500

/** Closes the review of a change with what was found; it stays with the version. */
export function ReviewNoteForm({ version }: { version: number }) {
  const kept = useKeptForm<{ note: string }>(`review-${version}`, { note: '' })
  const refusal = useRefusal()('closeRuleReview')
  const act = useAct('closeRuleReview', { onFail: () => true, onDone: kept.forget })
  const submit = async ({ note }: { note: string }) => {
    await act.run({ version, note: note.trim() })
  }
  return (
    <Form
      form={kept.form}
      layout="vertical"
      initialValues={kept.initialValues}
      onValuesChange={kept.keep}
      onFinish={submit}
      requiredMark={false}
    >
      <Form.Item
        name="note"
        label="复盘结论"
        rules={[{ required: true, whitespace: true, message: '请写下看到了什么、接下来怎么办' }]}
      >
        <Input.TextArea
          rows={2}
          maxLength={NOTE_MAX}
          showCount
          placeholder="例如：达到预期，保留；或：未达预期，下周退回上一版"
        />
      </Form.Item>
      {act.failure && <Alert style={{ marginBottom: 12 }} type="error" showIcon title={failureText(act.failure)} />}
      <AllowedButton type="primary" htmlType="submit" loading={act.isBusy} refusal={refusal}>
        记下结论，完成复盘
      </AllowedButton>
    </Form>
  )
}
