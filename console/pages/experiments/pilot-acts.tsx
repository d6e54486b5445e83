import { App, Checkbox } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { OpsCall } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { StartPilotForm } from '../../forms/start-pilot-form'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { useUrlState } from '../../ui/use-url-state'
import type { Pilot } from './shown-pilot'

type Act = 'start' | 'stop' | 'roll-out'
const CALL_OF: Record<Act, OpsCall> = { start: 'startPilot', stop: 'stopPilot', 'roll-out': 'rollOutPilot' }

/** What the state of a pilot allows; null: it may be done. */
function standingRefusal(act: Act, { state }: Pilot): string | null {
  if (act === 'start') return state === 'planned' ? null : '只有未启动的方案可以启动'
  if (state === 'planned') return '还没有启动'
  if (act === 'stop') return state === 'running' ? null : '试点已经结束'
  return state === 'running' || state === 'stopped' ? null : '试点已经推广或撤回'
}

/** The three things one can do with a pilot; which of them is open is in the address. */
export function PilotActs({ pilot }: { pilot: Pilot }) {
  const [url, setUrl] = useUrlState({ act: '' })
  const refused = useRefusal()
  const refusalOf = (act: Act) => refused(CALL_OF[act]) ?? standingRefusal(act, pilot)
  const close = () => setUrl({ act: '' }, { replace: true })
  const isOpen = (act: Act) => url.act === act && refusalOf(act) === null
  return (
    <>
      {pilot.state !== 'planned' && (
        <>
          <AllowedButton danger refusal={refusalOf('stop')} onClick={() => setUrl({ act: 'stop' })}>
            停止并撤回
          </AllowedButton>
          <AllowedButton type="primary" refusal={refusalOf('roll-out')} onClick={() => setUrl({ act: 'roll-out' })}>
            推广到全部门店
          </AllowedButton>
        </>
      )}
      {pilot.state === 'planned' && (
        <AllowedButton type="primary" refusal={refusalOf('start')} onClick={() => setUrl({ act: 'start' })}>
          启动试点
        </AllowedButton>
      )}
      {isOpen('start') && <StartPilotForm pilot={pilot} onClose={close} />}
      {isOpen('stop') && <StopDialog pilot={pilot} onClose={close} />}
      {isOpen('roll-out') && <RollOutDialog pilot={pilot} onClose={close} />}
    </>
  )
}

type DialogProps = { pilot: Pilot; onClose: () => void }

function StopDialog({ pilot, onClose }: DialogProps) {
  const act = useAct('stopPilot', { onFail: () => true, onDone: onClose })
  return (
    <EffectDialog
      title="停止并撤回试点"
      effects={[
        `${pilot.plan.storeIds.length} 家门店立刻恢复按现行规则分配`,
        `第 ${pilot.version} 版规则停用；以后再试要另存一个新版本`,
        '已经分配的线索不变，已有的读数保留',
      ]}
      reasonLabel="停止的原因"
      confirmText="停止并撤回"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ pilotId: pilot.id, reason })}
      onClose={onClose}
    />
  )
}

function RollOutDialog({ pilot, onClose }: DialogProps) {
  const { message } = App.useApp()
  const isProven = pilot.reading?.mayRollOut === true
  const [isAccepted, setAccepted] = useState(false)
  const act = useAct('rollOutPilot', {
    onFail: () => true,
    onDone: () => {
      onClose()
      message.success(
        <>
          已提交审批，等另一位同事同意后生效。<Link to="/approvals">去看审批</Link>
        </>,
        8,
      )
    },
  })
  const isBlocked = !isProven && !isAccepted
  return (
    <EffectDialog
      title="推广到全部门店"
      effects={[
        `试点结束，提交审批：另一位同事同意后，第 ${pilot.version} 版规则在全部门店生效`,
        '同意之前所有门店按现行规则分配',
        isProven ? '读数已证明它不比现行规则差，护栏都守住' : '读数还没有证明它不比现行规则差',
      ]}
      reasonLabel="推广的理由"
      confirmText="提交审批"
      isBusy={act.isBusy}
      failure={act.failure}
      refusal={isBlocked ? '要推广还没有证明的规则，请先勾选上面这一项' : null}
      onConfirm={(reason) => void act.run({ pilotId: pilot.id, reason, isUnprovenAccepted: !isProven })}
      onClose={onClose}
    >
      {!isProven && (
        <div style={{ marginBottom: 12 }}>
          <Checkbox checked={isAccepted} onChange={({ target }) => setAccepted(target.checked)}>
            我知道还没有证明，仍要推广
          </Checkbox>
        </div>
      )}
    </EffectDialog>
  )
}
