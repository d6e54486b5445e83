import { Alert, App, Button, Form, Input, Modal } from 'antd'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { addDays, dayOf } from '../format/time-text'
import { useKeptForm } from '../ui/use-kept-form'

type Shown = Out<'viewGuide'>
type Values = { from: string; to: string }
type Props = { guide: Shown['guide']; inHand: Shown['inHand']; onClose: () => void }

/** Sets or clears a leave; what a leave that has begun moves is told before. */
export function LeaveForm({ guide, inHand, onClose }: Props) {
  const { message } = App.useApp()
  const today = dayOf(Date.now())
  const usual = { from: guide.leaveFrom ?? today, to: guide.leaveTo ?? addDays(today, 6) }
  const kept = useKeptForm<Values>(`leave-${guide.id}`, usual)
  const from = Form.useWatch('from', kept.form) ?? usual.from
  const act = useAct('setGuideLeave', {
    onFail: () => true,
    onDone: ({ moved }) => {
      kept.forget()
      if (moved > 0) message.success(`${moved} 条线索已转给同事`, 5)
      onClose()
    },
  })
  const save = async () => {
    const leave = await kept.form.validateFields().catch(() => null)
    if (leave) await act.run({ guideId: guide.id, leave })
  }
  const isSet = guide.leaveFrom !== null
  return (
    <Modal
      open
      title={`休假：${guide.name}`}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        isSet && (
          <Button key="clear" disabled={act.isBusy} onClick={() => act.run({ guideId: guide.id, leave: null })}>
            取消已安排的休假
          </Button>
        ),
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
        <Button key="save" type="primary" loading={act.isBusy} onClick={save}>
          保存
        </Button>,
      ]}
    >
      <Form<Values>
        form={kept.form}
        layout="vertical"
        initialValues={kept.initialValues}
        onValuesChange={kept.keep}
        requiredMark={false}
      >
        <div className="form-pair">
          <Form.Item name="from" label="从（含当天）" rules={[{ required: true, message: '请选择日期' }]}>
            <Input type="date" />
          </Form.Item>
          <Form.Item
            name="to"
            label="到（含当天）"
            dependencies={['from']}
            rules={[
              { required: true, message: '请选择日期' },
              ({ getFieldValue }) => ({
                validator: (_, to?: string) =>
                  to && to < getFieldValue('from') ? Promise.reject(new Error('不能早于开始')) : Promise.resolve(),
              }),
            ]}
          >
            <Input type="date" />
          </Form.Item>
        </div>
      </Form>
      <Effect inHand={inHand} hasBegun={from <= today} />
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}

function Effect({ inHand, hasBegun }: { inHand: Shown['inHand']; hasBegun: boolean }) {
  const leads = inHand.offeredLeads + inHand.acceptedLeads + inHand.contactedLeads
  const lines = [
    '休假期间不再分到线索；会员归属和佣金不变',
    leads === 0
      ? '手上没有未结束的线索'
      : `${leads} 条线索会在${hasBegun ? '保存后' : '休假第一天'}转给同事${hasBegun ? `（今天在岗 ${inHand.colleagues} 位）` : ''}`,
  ]
  return (
    <Alert
      type={hasBegun && leads > 0 ? 'warning' : 'info'}
      style={{ marginBottom: 8 }}
      title="影响"
      description={
        <ul style={{ margin: 0, paddingLeft: 18 }}>
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      }
    />
  )
}
