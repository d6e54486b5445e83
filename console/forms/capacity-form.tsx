import { Alert, App, Form, InputNumber, Modal } from 'antd'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { countText } from '../format/number-text'
import { useKeptForm } from '../ui/use-kept-form'

type Guide = Out<'viewGuide'>['guide']
type Values = { dayCap: number; openCap: number; memberCap: number }
type Props = { guide: Guide; onClose: () => void }

const FIELDS = [
  { name: 'dayCap', used: 'dayUsed', label: '每天最多接待', unit: '条线索', said: '今天已分到' },
  { name: 'openCap', used: 'openUsed', label: '手上最多', unit: '条线索', said: '现在手上有' },
  { name: 'memberCap', used: 'memberUsed', label: '最多服务', unit: '位会员', said: '现在归属' },
] as const

/** The three caps of one guide, each beside what counts towards it now. */
export function CapacityForm({ guide, onClose }: Props) {
  const { message } = App.useApp()
  const load = guide.load
  const usual = { dayCap: load?.dayCap ?? 12, openCap: load?.openCap ?? 30, memberCap: load?.memberCap ?? 600 }
  const kept = useKeptForm<Values>(`capacity-${guide.id}`, usual)
  const act = useAct('setGuideCapacity', {
    onFail: () => true,
    onDone: ({ isClamped }) => {
      kept.forget()
      if (isClamped) message.warning('有的上限低于现有的数，已按现有的数保存，不会收回线索', 6)
      onClose()
    },
  })
  const save = async () => {
    const values = await kept.form.validateFields().catch(() => null)
    if (values) await act.run({ guideId: guide.id, ...values })
  }
  return (
    <Modal
      open
      title={`接待量：${guide.name}`}
      okText="保存"
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
        {FIELDS.map(({ name, used, label, unit, said }) => (
          <Form.Item
            key={name}
            name={name}
            label={label}
            extra={`${said} ${countText(load?.[used] ?? 0)} ${unit}`}
            rules={[{ required: true, message: '请填写数字' }]}
          >
            <InputNumber min={0} max={100_000} precision={0} suffix={unit} style={{ width: 180 }} />
          </Form.Item>
        ))}
      </Form>
      <p className="soft">低于现有的数时，按现有的数保存：新线索不再进来，手上的不会收回。</p>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}
