import { Alert, Form, Input, Modal } from 'antd'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useKeptForm } from '../ui/use-kept-form'
import { PartnerFields, type PartnerTerms, ppmOf } from './partner-fields'

type Values = PartnerTerms & { name: string }
type Props = { onClose: () => void; onMade: (made: Out<'createPartner'>) => void }

/** Makes a partner channel; its key is in the answer and nowhere else. */
export function PartnerForm({ onClose, onMade }: Props) {
  const kept = useKeptForm<Values>('partner-new', { dayQuota: 100, quality: 1, payablePercent: 0 })
  const act = useAct('createPartner', {
    onFail: () => true,
    onDone: (made) => {
      kept.forget()
      onMade(made)
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (!values) return
    const { payablePercent, ...terms } = values
    await act.run({ ...terms, payableRatePpm: ppmOf(payablePercent) })
  }
  return (
    <Modal
      open
      title="新建合作渠道"
      okText="新建并取得密钥"
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy }}
      onOk={save}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <Form.Item
          name="name"
          label="渠道名称"
          extra="对方公司或平台的名字，保存后不能修改"
          rules={[{ required: true, whitespace: true, message: '请填写渠道名称' }]}
        >
          <Input maxLength={120} />
        </Form.Item>
        <PartnerFields />
      </Form>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}
