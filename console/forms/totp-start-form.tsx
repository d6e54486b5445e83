import { Alert, Button, Form, Input, QRCode } from 'antd'
import { useState } from 'react'
import type { Out } from '../api/call'
import { failureText } from '../api/failure-text'
import type { Failure } from '../api/reply'
import { useAct } from '../api/use-act'

type Props = {
  /** Shows the recovery codes: this is their only showing. */
  onDone: (recoveryCodes: string[]) => void
  onClose: () => void
  /** What the way out is called. */
  closeText?: string
}

/** Three steps to an authenticator: the password, the picture, a first code. */
export function TotpStartForm({ onDone, onClose, closeText = '取消' }: Props) {
  const [begun, setBegun] = useState<Out<'startTotp'> | null>(null)
  const start = useAct('startTotp', { ages: [], onDone: setBegun, onFail: () => true })
  const confirm = useAct('confirmTotp', {
    ages: ['showAccount'],
    onDone: ({ recoveryCodes }) => onDone(recoveryCodes),
    onFail: () => true,
  })
  if (begun) {
    return (
      <>
        <Picture {...begun} />
        <Form<{ code: string }>
          name="totp-code"
          layout="vertical"
          style={{ maxWidth: 360 }}
          onFinish={({ code }) => void confirm.run({ code })}
        >
          <Form.Item
            name="code"
            label="验证器里显示的 6 位数字"
            rules={[{ required: true, pattern: /^\s*\d{3}\s?\d{3}\s*$/, message: '请填写 6 位数字' }]}
          >
            <Input autoComplete="one-time-code" inputMode="numeric" autoFocus style={{ width: 160 }} />
          </Form.Item>
          <Fault failure={confirm.failure} />
          <Acts text="开启两步验证" isBusy={confirm.isBusy} closeText={closeText} onClose={onClose} />
        </Form>
      </>
    )
  }
  return (
    <Form<{ password: string }>
      name="totp-start"
      layout="vertical"
      style={{ maxWidth: 360 }}
      onFinish={({ password }) => void start.run({ password })}
    >
      <Form.Item name="password" label="请先填写密码" rules={[{ required: true, message: '请填写密码' }]}>
        <Input.Password autoComplete="current-password" autoFocus />
      </Form.Item>
      <Fault failure={start.failure} />
      <Acts text="下一步" isBusy={start.isBusy} closeText={closeText} onClose={onClose} />
    </Form>
  )
}

/** What an authenticator reads, and the same to type where it cannot. */
function Picture({ secret, uri }: Out<'startTotp'>) {
  return (
    <div style={{ display: 'flex', gap: 20, marginBottom: 16, flexWrap: 'wrap' }}>
      <div role="img" aria-label="给验证器扫的二维码，旁边有可以手动输入的密钥">
        {/* The canvas says it is a picture too, without a name of its own. */}
        <div aria-hidden="true">
          <QRCode value={uri} type="canvas" size={176} errorLevel="M" color="#2f2a26" bgColor="#ffffff" />
        </div>
      </div>
      <div style={{ maxWidth: 320 }}>
        <p style={{ margin: '0 0 8px' }}>
          用手机上的验证器（例如微信小程序「腾讯身份验证器」、微软或谷歌的验证器）扫这个码。
        </p>
        <p className="soft" style={{ margin: '0 0 4px' }}>
          不能扫码时，手动输入这个密钥：
        </p>
        <code style={{ fontSize: 14, overflowWrap: 'anywhere' }}>{secret.replace(/(.{4})(?!$)/g, '$1 ')}</code>
      </div>
    </div>
  )
}

function Fault({ failure }: { failure: Failure | null }) {
  if (!failure) return null
  const text = failure.code === 'wrong_password' ? '密码不正确' : failureText(failure)
  return <Alert style={{ marginBottom: 16 }} type="error" showIcon title={text} />
}

type ActsProps = { text: string; isBusy: boolean; closeText: string; onClose: () => void }

function Acts({ text, isBusy, closeText, onClose }: ActsProps) {
  return (
    <span style={{ display: 'flex', gap: 8 }}>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {text}
      </Button>
      <Button onClick={onClose}>{closeText}</Button>
    </span>
  )
}
