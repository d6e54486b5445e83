import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { useAct } from '../api/use-act'
import { timeText } from '../format/time-text'

/** Guessing it here counts like guessing it at the door; where it is a matter of waiting, also until when. */
function refusalText(failure: Failure): string {
  if (failure.code === 'wrong_password') return '现在的密码不正确'
  const { until } = failure.details
  return typeof until === 'string' ? `${failureText(failure)}（${timeText(until)} 之后可再试）` : failureText(failure)
}

type Values = { password: string; newPassword: string; again: string }

/**
 * A new password in place of one's own. Every session of the account ends with it, so what comes after is the sign-in
 * page. Nothing that is typed here is kept anywhere.
 */
export function PasswordForm() {
  const [form] = Form.useForm<Values>()
  const [isDone, setDone] = useState(false)
  // No answer is asked again: with the session ended, each would only ask for the new password.
  const change = useAct('changePassword', { ages: [], onDone: () => setDone(true), onFail: () => true })
  if (isDone) {
    return (
      <Alert
        type="success"
        showIcon
        title="密码已修改"
        description="所有已登录的设备都需要用新密码重新登录。"
        action={
          <Button type="primary" onClick={() => window.location.reload()}>
            重新登录
          </Button>
        }
      />
    )
  }
  return (
    <Form<Values>
      form={form}
      name="own-password"
      layout="vertical"
      style={{ maxWidth: 360 }}
      onFinish={({ password, newPassword }) => void change.run({ password, newPassword })}
    >
      <Form.Item name="password" label="现在的密码" rules={[{ required: true, message: '请填写现在的密码' }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label="新密码"
        extra="至少 10 个字符，越长越好"
        rules={[{ required: true, min: 10, max: 128, message: '新密码要有 10 到 128 个字符' }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label="再填一次新密码"
        dependencies={['newPassword']}
        rules={[
          { required: true, message: '请再填一次新密码' },
          ({ getFieldValue }) => ({
            validator: (_, value) =>
              !value || value === getFieldValue('newPassword')
                ? Promise.resolve()
                : Promise.reject(new Error('两次填写的新密码不一样')),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.failure && (
        <Alert style={{ marginBottom: 16 }} type="error" showIcon title={refusalText(change.failure)} />
      )}
      <Button type="primary" htmlType="submit" loading={change.isBusy}>
        修改密码
      </Button>
    </Form>
  )
}
