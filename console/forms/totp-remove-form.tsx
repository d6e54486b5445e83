import { Alert, Form, Input, Modal } from 'antd'
import { failureText } from '../api/failure-text'
import { useAct } from '../api/use-act'

type Values = { password: string; code: string }

/** Turns the second step off: with the password and a code, because a session alone may be somebody else's. */
export function TotpRemoveForm({ isRequired, onClose }: { isRequired: boolean; onClose: () => void }) {
  const [form] = Form.useForm<Values>()
  const remove = useAct('removeTotp', { ages: ['showAccount'], onDone: onClose, onFail: () => true })
  return (
    <Modal
      open
      title="关闭两步验证"
      okText="关闭两步验证"
      cancelText="取消"
      okButtonProps={{ danger: true, loading: remove.isBusy }}
      onOk={() => form.submit()}
      onCancel={onClose}
      mask={{ closable: false }}
    >
      <p className="soft">
        {isRequired
          ? '总部要求所有人开启两步验证：关闭之后要马上重新设置，才能继续使用。恢复码会一起失效。'
          : '关闭之后，只用密码就能登录；恢复码也会一起失效。'}
      </p>
      <Form<Values> form={form} name="totp-off" layout="vertical" onFinish={(values) => void remove.run(values)}>
        <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
          <Input.Password autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="code"
          label="验证码或恢复码"
          rules={[{ required: true, min: 6, message: '请填写 6 位验证码或恢复码' }]}
        >
          <Input autoComplete="one-time-code" />
        </Form.Item>
      </Form>
      {remove.failure && (
        <Alert
          type="error"
          showIcon
          title={remove.failure.code === 'wrong_password' ? '密码不正确' : failureText(remove.failure)}
        />
      )}
    </Modal>
  )
}
