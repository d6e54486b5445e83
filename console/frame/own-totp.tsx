import { Button } from 'antd'
import { useState } from 'react'
import type { Session } from '../api/session'
import { TotpStartForm } from '../forms/totp-start-form'
import { RecoveryCodes } from '../ui/recovery-codes'
import { leave } from './leave'

/** Instead of every page, as long as headquarters asks for an authenticator and this person has none. */
export function OwnTotpPage({ session, onDone }: { session: Session; onDone: () => void }) {
  const [codes, setCodes] = useState<string[] | null>(null)
  return (
    <main className="sign-in">
      <div className="panel" style={{ width: 460 }}>
        {codes ? (
          <>
            <h1 style={{ fontSize: 20, margin: '0 0 4px' }}>两步验证已开启，请保存恢复码</h1>
            <RecoveryCodes codes={codes} login={session.login} />
            <Button type="primary" block style={{ marginTop: 20 }} onClick={onDone}>
              我已保存，继续使用
            </Button>
          </>
        ) : (
          <>
            <h1 style={{ fontSize: 20, margin: '0 0 4px' }}>请先开启两步验证</h1>
            <p className="soft" style={{ margin: '0 0 20px' }}>
              {session.name}，总部要求所有人登录时除了密码，还要填手机验证器里的 6 位数字。设置完成之后，才能继续使用。
            </p>
            <TotpStartForm closeText="退出登录" onDone={setCodes} onClose={() => void leave()} />
          </>
        )}
      </div>
    </main>
  )
}
