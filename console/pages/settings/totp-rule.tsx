import { App } from 'antd'
import { useState } from 'react'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { Mark } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { AskedView } from '../../ui/state-view'

type Rule = Out<'showTotpRule'>

/** Whether everybody must take the second step of signing in, whom that would stop, and the way to change it. */
export function TotpRule() {
  const asked = useAsk('showTotpRule', {})
  return (
    <Panel title="登录要求">
      <AskedView asked={asked}>{(rule) => <Shown rule={rule} />}</AskedView>
    </Panel>
  )
}

function Shown({ rule }: { rule: Rule }) {
  const refusal = useRefusal()('setTotpRule')
  const [isChanging, setChanging] = useState(false)
  const { isTotpRequired, isOwnOn, accounts, withoutTotp } = rule
  const own = isTotpRequired || isOwnOn ? null : '请先在「我的账号」里为自己开启两步验证'
  const counted = `${countText(accounts)} 个可登录的账号里，${withoutTotp === 0 ? '都已开启' : `${countText(withoutTotp)} 个还没有开启`}`
  return (
    <div style={{ display: 'flex', gap: 12, alignItems: 'center', flexWrap: 'wrap' }}>
      {isTotpRequired ? <Mark tone="good">所有人必须开启两步验证</Mark> : <Mark>两步验证由各人自愿开启</Mark>}
      <span className="soft">{counted}</span>
      <span style={{ marginLeft: 'auto' }}>
        <AllowedButton refusal={refusal ?? own} onClick={() => setChanging(true)}>
          {isTotpRequired ? '改为自愿开启' : '要求所有人开启'}
        </AllowedButton>
      </span>
      {isChanging && <ChangeDialog rule={rule} onClose={() => setChanging(false)} />}
    </div>
  )
}

function ChangeDialog({ rule: { isTotpRequired, withoutTotp }, onClose }: { rule: Rule; onClose: () => void }) {
  const { message } = App.useApp()
  const isRequired = !isTotpRequired
  const act = useAct('setTotpRule', {
    ages: ['showTotpRule', 'showAccount'],
    onDone: () => {
      message.success(isRequired ? '已要求所有人开启两步验证' : '已改为自愿开启')
      onClose()
    },
    onFail: () => true,
  })
  const effects = isRequired
    ? [
        `${countText(withoutTotp)} 个账号还没有开启：下一次操作之前必须先设置好，正在使用的也一样`,
        '以后新增的账号、重置过两步验证的账号，登录后先设置',
        '用账号调用接口的程序也会停下，直到那个账号设置好',
      ]
    : ['没有开启的账号只用密码就能登录', '已经开启的照旧要填验证码']
  return (
    <EffectDialog
      title={isRequired ? '要求所有人开启两步验证' : '改为自愿开启两步验证'}
      effects={effects}
      reasonLabel="原因"
      confirmText={isRequired ? '要求所有人开启' : '改为自愿开启'}
      isDanger={!isRequired}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ isRequired, reason })}
      onClose={onClose}
    />
  )
}
