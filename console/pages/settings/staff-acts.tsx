import { App, Modal } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { useSession } from '../../api/session'
import { useAct } from '../../api/use-act'
import { StaffForm } from '../../forms/staff-form'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'

type Account = Out<'listStaff'>['staff'][number]
type Doing = 'nothing' | 'edit' | 'close' | 'password' | 'totp'

/** What an administrator may do with one account; what may not be done says why. */
export function StaffActs({ account }: { account: Account }) {
  const { staffId: me } = useSession()
  const { message } = App.useApp()
  const [doing, setDoing] = useState<Doing>('nothing')
  const close = () => setDoing('nothing')
  const reopen = useAct('reopenStaff', {
    ages: ['listStaff'],
    onDone: () => void message.success('已恢复，可以登录了'),
  })
  const isMe = account.staffId === me
  const own = isMe ? '自己的账号请在「我的账号」里处理' : null
  const closed = account.isActive ? null : '账号已停用，请先恢复'
  return (
    <span style={{ display: 'flex', gap: 4 }}>
      <AllowedButton size="small" onClick={() => setDoing('edit')}>
        修改
      </AllowedButton>
      <AllowedButton size="small" refusal={own ?? closed} onClick={() => setDoing('password')}>
        重置密码
      </AllowedButton>
      <AllowedButton
        size="small"
        refusal={own ?? (account.hasTotp ? null : '这个账号没有开启两步验证')}
        onClick={() => setDoing('totp')}
      >
        重置两步验证
      </AllowedButton>
      {account.isActive ? (
        <AllowedButton
          size="small"
          danger
          refusal={isMe ? '不能停用自己的账号' : null}
          onClick={() => setDoing('close')}
        >
          停用
        </AllowedButton>
      ) : (
        <AllowedButton
          size="small"
          loading={reopen.isBusy}
          onClick={() => void reopen.run({ staffId: account.staffId })}
        >
          恢复
        </AllowedButton>
      )}
      {doing === 'edit' && <StaffForm account={account} onClose={close} />}
      {doing === 'close' && <CloseDialog account={account} onClose={close} />}
      {doing === 'totp' && <TotpDialog account={account} onClose={close} />}
      {doing === 'password' && <PasswordDialog account={account} onClose={close} />}
    </span>
  )
}

type DialogProps = { account: Account; onClose: () => void }
const AGES = ['listStaff'] as const

function CloseDialog({ account, onClose }: DialogProps) {
  const act = useAct('closeStaff', { ages: AGES, onDone: onClose, onFail: () => true })
  return (
    <EffectDialog
      title={`停用「${account.name}」的账号`}
      effects={['立即退出所有已登录的设备，之后不能再登录', '做过的事和审计记录都保留', '以后可以恢复']}
      confirmText="停用"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run({ staffId: account.staffId })}
      onClose={onClose}
    />
  )
}

function TotpDialog({ account, onClose }: DialogProps) {
  const act = useAct('resetTotp', { ages: AGES, onDone: onClose, onFail: () => true })
  return (
    <EffectDialog
      title={`重置「${account.name}」的两步验证`}
      effects={[
        '验证器和全部恢复码作废',
        '在本人重新开启之前，只用密码就能登录；总部要求人人开启时，登录后要先重新设置',
        '请先确认对方就是本人',
      ]}
      reasonLabel="原因"
      confirmText="重置两步验证"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ staffId: account.staffId, reason })}
      onClose={onClose}
    />
  )
}

function PasswordDialog({ account, onClose }: DialogProps) {
  const [password, setPassword] = useState<string | null>(null)
  const act = useAct('resetStaffPassword', {
    ages: AGES,
    onDone: (made) => setPassword(made.password),
    onFail: () => true,
  })
  if (password) return <OneTimePassword name={account.name} password={password} onClose={onClose} />
  return (
    <EffectDialog
      title={`重置「${account.name}」的密码`}
      effects={['得到一个临时密码，只显示一次', '立即退出所有已登录的设备', '对方登录后必须先换成自己的密码']}
      reasonLabel="原因"
      confirmText="重置密码"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ staffId: account.staffId, reason })}
      onClose={onClose}
    />
  )
}

function OneTimePassword({ name, password, onClose }: { name: string; password: string; onClose: () => void }) {
  return (
    <Modal
      open
      title="临时密码"
      closable={false}
      keyboard={false}
      mask={{ closable: false }}
      okText="我已记下"
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={onClose}
    >
      <p className="soft">请当面或电话告诉{name}。关闭这个窗口后不会再显示。</p>
      <pre className="text" style={{ fontSize: 18, textAlign: 'center', letterSpacing: 1 }}>
        {password}
      </pre>
    </Modal>
  )
}
