import { Alert, App, Form, Modal, Switch } from 'antd'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { countText } from '../format/number-text'
import { useKeptForm } from '../ui/use-kept-form'
import { PartnerFields, type PartnerTerms, ppmOf } from './partner-fields'

type Partner = Out<'listPartners'>['partners'][number]
type Values = PartnerTerms & { isActive: boolean }

/** Changes what was agreed with a partner, or stops taking their leads. */
export function QuotaForm({ partner, onClose }: { partner: Partner; onClose: () => void }) {
  const { message } = App.useApp()
  const kept = useKeptForm<Values>(`quota-${partner.id}`, {
    dayQuota: partner.dayQuota,
    quality: partner.quality,
    payablePercent: partner.payableRatePpm / 10_000,
    isActive: partner.isActive,
  })
  const isActive = Form.useWatch('isActive', kept.form) ?? partner.isActive
  const act = useAct('setPartnerQuota', {
    onFail: () => true,
    onDone: ({ isClamped }) => {
      kept.forget()
      if (isClamped) message.warning('今天已经收到的比这个数多，额度先按已收到的数保存', 6)
      onClose()
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (!values) return
    const { payablePercent, ...terms } = values
    await act.run({ partnerId: partner.id, ...terms, payableRatePpm: ppmOf(payablePercent) })
  }
  const isStopping = partner.isActive && !isActive
  return (
    <Modal
      open
      title={`额度与状态：${partner.name}`}
      okText={isStopping ? '停用渠道' : '保存'}
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy, danger: isStopping }}
      onOk={save}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">今天已收到 {countText(partner.dayUsed)} 条。</p>
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <PartnerFields />
        <Form.Item name="isActive" label="状态" valuePropName="checked">
          <Switch checkedChildren="启用" unCheckedChildren="停用" />
        </Form.Item>
      </Form>
      {isStopping && (
        <Alert type="warning" showIcon title="停用后对方的密钥全部不能用，线索送不进来；已经收到的照常跟进和结算。" />
      )}
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}
