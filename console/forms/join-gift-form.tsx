import { Alert, App, Button, Form, Input, InputNumber, Modal } from 'antd'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'
import { useAsk } from '../api/use-ask'
import { AskedView } from '../ui/state-view'
import { useKeptForm } from '../ui/use-kept-form'

type Gift = NonNullable<Out<'showJoinGift'>['joinGift']>
type Values = { title: string; validDays: number; stock: number | null }

const VALID_DAYS_MAX = 366

/** What whoever joins from now on is given; who has joined keeps what they were given. */
export function JoinGiftForm({ onClose }: { onClose: () => void }) {
  const asked = useAsk('showJoinGift', {})
  return (
    <Modal open title="入会礼" footer={null} onCancel={onClose} mask={{ closable: false }}>
      <p className="soft">从现在起入会的人会得到它；已经入会的人不受影响。顾客到店出示兑换码，由导购核销。</p>
      <AskedView asked={asked}>{({ joinGift }) => <Fields gift={joinGift} onClose={onClose} />}</AskedView>
    </Modal>
  )
}

function Fields({ gift, onClose }: { gift: Gift | null; onClose: () => void }) {
  const { message } = App.useApp()
  const kept = useKeptForm<Values>('join-gift', {
    title: gift?.title ?? '',
    validDays: gift?.validDays ?? 30,
    stock: gift?.stock ?? null,
  })
  const act = useAct('setJoinGift', {
    onFail: () => true,
    onDone: ({ joinGift }) => {
      kept.forget()
      message.success(joinGift ? '入会礼已保存，从下一位入会的人起生效' : '入会礼已停发')
      onClose()
    },
  })
  const save = ({ title, validDays, stock }: Values) =>
    act.run({ joinGift: { title: title.trim(), validDays, ...(stock === null ? {} : { stock }) } })
  return (
    <Form<Values>
      form={kept.form}
      layout="vertical"
      initialValues={kept.initialValues}
      onValuesChange={kept.keep}
      onFinish={(values) => void save(values)}
      requiredMark={false}
    >
      <Form.Item name="title" label="送什么" rules={[{ required: true, whitespace: true, message: '请填写送什么' }]}>
        <Input maxLength={40} showCount placeholder="例如：到店领帆布袋一个" />
      </Form.Item>
      <Form.Item name="validDays" label="多少天内有效" rules={[{ required: true, message: '请填写天数' }]}>
        <InputNumber min={1} max={VALID_DAYS_MAX} precision={0} suffix="天" style={{ width: 180 }} />
      </Form.Item>
      <Form.Item name="stock" label="还能发多少份" extra="不填就不限，入会的人都有">
        <InputNumber min={0} max={1_000_000} precision={0} suffix="份" style={{ width: 180 }} />
      </Form.Item>
      {act.failure && <Alert style={{ marginBottom: 16 }} type="error" showIcon title={failureText(act.failure)} />}
      <div style={{ display: 'flex', justifyContent: 'flex-end', gap: 8 }}>
        {gift && (
          <Button danger disabled={act.isBusy} onClick={() => void act.run({ joinGift: null })}>
            停发
          </Button>
        )}
        <Button onClick={onClose}>取消</Button>
        <Button type="primary" htmlType="submit" loading={act.isBusy}>
          保存
        </Button>
      </div>
    </Form>
  )
}
