import { Alert, App, Form, Input, Modal, Radio } from 'antd'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useKeptForm } from '../ui/use-kept-form'

type Values = { when: 'now' | 'later'; day: string; clock: string; note: string }
type Props = { version: number; onDone: () => void; onClose: () => void }

/** Asks a second person to put a version in force, at once or from a time on. */
export function AskApprovalForm({ version, onDone, onClose }: Props) {
  const { message } = App.useApp()
  const kept = useKeptForm<Values>(`ask-approval:${version}`, { when: 'now', clock: '09:00' })
  const act = useAct('requestApproval', {
    onFail: () => true,
    onDone: () => {
      kept.forget()
      message.success(`第 ${version} 版已提交，等另一位同事审批`)
      onDone()
    },
  })
  const submit = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (!values) return
    const effectiveFrom = values.when === 'now' ? new Date().toISOString() : `${values.day}T${values.clock}:00+08:00`
    await act.run({ version, effectiveFrom, note: values.note })
  }
  return (
    <Modal
      open
      title={`提交第 ${version} 版审批`}
      okText="提交审批"
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy }}
      onOk={() => void submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft sentence">要由另一位总部管理员或运营同意后才生效；自己不能审批自己的申请。</p>
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <Form.Item name="when" label="什么时候生效">
          <Radio.Group
            options={[
              { value: 'now', label: '同意后马上生效' },
              { value: 'later', label: '定一个时间' },
            ]}
          />
        </Form.Item>
        <Form.Item noStyle shouldUpdate={(before, after) => before.when !== after.when}>
          {({ getFieldValue }) =>
            getFieldValue('when') === 'later' && (
              <div style={{ display: 'flex', gap: 12 }}>
                <Form.Item name="day" label="日期" rules={[{ required: true, message: '请选择日期' }]}>
                  <Input type="date" />
                </Form.Item>
                <Form.Item name="clock" label="时间（北京时间）" rules={[{ required: true, message: '请选择时间' }]}>
                  <Input type="time" />
                </Form.Item>
              </div>
            )
          }
        </Form.Item>
        <Form.Item
          name="note"
          label="给审批人的说明"
          style={{ marginBottom: 28 }}
          rules={[{ required: true, whitespace: true, message: '请说明为什么要改' }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}
