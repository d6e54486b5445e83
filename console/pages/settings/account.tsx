import { Button, Modal } from 'antd'
import { useState } from 'react'
import { STAFF_ROLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { PasswordForm } from '../../forms/password-form'
import { TotpRemoveForm } from '../../forms/totp-remove-form'
import { TotpStartForm } from '../../forms/totp-start-form'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { RecoveryCodes } from '../../ui/recovery-codes'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { scopeText } from './scope-text'

type Account = Out<'showAccount'>

/** Who I am here, my password, and the second step of my sign-in. */
export function Page() {
  const asked = useAsk('showAccount', {})
  return (
    <PageFrame title="我的账号" about="密码和两步验证只有你自己能改">
      <AskedView asked={asked}>
        {(account) => (
          <>
            <div className="panel-row">
              <Panel title="我是谁">
                <Facts account={account} />
              </Panel>
              <Panel title="修改密码">
                <PasswordForm />
              </Panel>
            </div>
            <SecondStep account={account} />
          </>
        )}
      </AskedView>
    </PageFrame>
  )
}

function Facts({ account }: { account: Account }) {
  return (
    <dl className="facts">
      <dt>姓名</dt>
      <dd>{account.name}</dd>
      <dt>登录名</dt>
      <dd>{account.login}</dd>
      <dt>角色</dt>
      <dd>{STAFF_ROLE_TEXT[account.role]}</dd>
      <dt>能看到</dt>
      <dd>{scopeText(account)}</dd>
      <dt>最近登录</dt>
      <dd>
        <TimeText at={account.lastSignInAt} />
      </dd>
      <dt>开户</dt>
      <dd>
        <TimeText at={account.createdAt} />
      </dd>
    </dl>
  )
}

function SecondStep({ account }: { account: Account }) {
  const [doing, setDoing] = useState<'nothing' | 'start' | 'remove'>('nothing')
  const [codes, setCodes] = useState<string[] | null>(null)
  const isOn = account.totp === 'on'
  return (
    <Panel title="两步验证">
      <p style={{ margin: '0 0 12px' }}>
        {isOn ? <Mark tone="good">已开启</Mark> : <Mark>未开启</Mark>}{' '}
        <span className="soft">
          登录时除了密码，还要填手机验证器里每 30 秒换一次的 6 位数字。密码泄露了，别人也进不来。
          {account.isTotpRequired && '总部要求所有人开启。'}
        </span>
      </p>
      {isOn ? (
        <>
          <dl className="facts" style={{ marginBottom: 12 }}>
            <dt>开启时间</dt>
            <dd>
              <TimeText at={account.totpSince} />
            </dd>
            <dt>剩余恢复码</dt>
            <dd>
              {account.recoveryCodesLeft} 个
              {account.recoveryCodesLeft < 3 && (
                <span className="soft">（快用完了：关闭后重新开启，会得到新的一组）</span>
              )}
            </dd>
          </dl>
          <Button onClick={() => setDoing('remove')}>关闭两步验证</Button>
        </>
      ) : doing === 'start' ? (
        <TotpStartForm
          onDone={(recoveryCodes) => {
            setDoing('nothing')
            setCodes(recoveryCodes)
          }}
          onClose={() => setDoing('nothing')}
        />
      ) : (
        <Button type="primary" onClick={() => setDoing('start')}>
          开启两步验证
        </Button>
      )}
      {doing === 'remove' && <TotpRemoveForm isRequired={account.isTotpRequired} onClose={() => setDoing('nothing')} />}
      <Modal
        open={codes !== null}
        title="两步验证已开启，请保存恢复码"
        closable={false}
        mask={{ closable: false }}
        keyboard={false}
        okText="我已保存"
        cancelButtonProps={{ style: { display: 'none' } }}
        onOk={() => setCodes(null)}
      >
        {codes && <RecoveryCodes codes={codes} login={account.login} />}
      </Modal>
    </Panel>
  )
}
