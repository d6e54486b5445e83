import { Alert, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { call, type In, sessionIsBack } from '../api/call'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { timeText } from '../format/time-text'

type Values = In<'signIn'>

/** The first page of a day. */
export function SignInPage({ onDone }: { onDone: () => void }) {
  return (
    <main className="sign-in">
      <div className="panel">
        <h1 style={{ fontSize: 20, margin: '0 0 4px' }}>分拨总部</h1>
        <p className="soft" style={{ margin: '0 0 20px' }}>
          会员池、流量分配与结算
        </p>
        <SignInForm onDone={onDone} />
      </div>
    </main>
  )
}

/** Above a page whose session has ended: the page stays as it is, and what was being done goes on afterwards. */
export function SignInDialog({ login, onDone }: { login: string; onDone: () => void }) {
  const finish = () => {
    onDone()
    sessionIsBack()
  }
  return (
    <Modal
      open
      title="登录已过期，请重新登录"
      footer={null}
      closable={false}
      mask={{ closable: false }}
      width={380}
      zIndex={1200}
    >
      <p className="soft">页面上填写的内容都还在，登录后会继续刚才的操作。</p>
      <SignInForm login={login} onDone={finish} />
    </Modal>
  )
}

function SignInForm({ login, onDone }: { login?: string; onDone: () => void }) {
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isBusy, setBusy] = useState(false)
  // Asked for once the password was right; it stays while one code after the other is typed.
  const [needsCode, setNeedsCode] = useState(false)
  const send = async ({ code, ...values }: Values) => {
    setBusy(true)
    const reply = await call('signIn', { ...values, ...(needsCode && code ? { code } : {}) })
    setBusy(false)
    const isAsked = !reply.ok && reply.error.code === 'totp_required'
    if (isAsked) setNeedsCode(true)
    setFailure(reply.ok || isAsked ? null : reply.error)
    if (reply.ok) onDone()
  }
  return (
    <Form<Values> name="sign-in" layout="vertical" initialValues={{ login }} onFinish={(values) => void send(values)}>
      <Form.Item name="login" label="账号" rules={[{ required: true, message: '请填写账号' }]}>
        <Input autoComplete="username" autoFocus={!login} disabled={login !== undefined} />
      </Form.Item>
      <Form.Item name="password" label="密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" autoFocus={login !== undefined} />
      </Form.Item>
      {needsCode && (
        <Form.Item
          name="code"
          label="验证码"
          extra="验证器里的 6 位数字；手机不在身边时，可以填一个恢复码"
          rules={[{ required: true, min: 6, message: '请填写 6 位验证码或恢复码' }]}
        >
          <Input autoComplete="one-time-code" autoFocus />
        </Form.Item>
      )}
      {failure && <Alert style={{ marginBottom: 16 }} type="error" showIcon title={refusalText(failure)} />}
      <Button type="primary" htmlType="submit" block loading={isBusy}>
        登录
      </Button>
    </Form>
  )
}

/** Why not, and where it is a matter of waiting also until when. */
function refusalText(failure: Failure): string {
  const { until } = failure.details
  return typeof until === 'string' ? `${failureText(failure)}（${timeText(until)} 之后可再试）` : failureText(failure)
}
