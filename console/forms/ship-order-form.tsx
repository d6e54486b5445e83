import { Alert, App, Form, Input, Modal } from 'antd'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useKeptForm } from '../ui/use-kept-form'

type Values = { carrier: string; trackingNo: string }
const REQUIRED = [{ required: true, whitespace: true, message: '请填写' }]

/** The parcel of an order has left: by whom and under which number. */
export function ShipOrderForm({
  orderId,
  orderNo,
  onClose,
}: {
  orderId: string
  orderNo: string
  onClose: () => void
}) {
  const { message } = App.useApp()
  const { form, initialValues, keep, forget } = useKeptForm<Values>(`ship:${orderId}`, { carrier: '顺丰速运' })
  const act = useAct('shipOrder', {
    onDone: () => {
      forget()
      message.success('已登记发货')
      onClose()
    },
    onFail: () => true,
  })
  return (
    <Modal
      open
      title={`订单 ${orderNo} 发货`}
      okText="登记发货"
      cancelText="取消"
      okButtonProps={{ loading: act.isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">登记后通知顾客，并从仓库扣减商品；到期没有确认的订单会自动视为收货。</p>
      <Form<Values>
        form={form}
        layout="vertical"
        initialValues={initialValues}
        onValuesChange={keep}
        onFinish={(values) => void act.run({ orderId, ...values })}
      >
        <Form.Item name="carrier" label="快递公司" rules={REQUIRED}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="trackingNo" label="运单号" rules={REQUIRED}>
          <Input maxLength={60} autoComplete="off" />
        </Form.Item>
      </Form>
      {act.failure && <Alert type="error" showIcon title={failureText(act.failure)} />}
    </Modal>
  )
}
