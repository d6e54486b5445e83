import { Input } from 'antd'
import { useId, useState } from 'react'
import type { Out } from '../api/call'
import { useAct } from '../api/use-act'
import { addDays, dayOf } from '../format/time-text'
import { EffectDialog } from '../ui/effect-dialog'
import { type Guardrails, GuardrailsForm } from './guardrails-form'

const WAIT_DAYS_MAX = 90
type Pilot = Pick<Out<'showPilot'>, 'id' | 'version' | 'startsOn' | 'endsOn' | 'plan' | 'guardrails'>

/** Starts a planned pilot on a day to come, with the guardrails it is to keep; says before what it will do. */
export function StartPilotForm({ pilot, onClose }: { pilot: Pilot; onClose: () => void }) {
  const field = useId()
  const tomorrow = addDays(dayOf(Date.now()), 1)
  const [startsOn, setStartsOn] = useState(tomorrow)
  const [guardrails, setGuardrails] = useState<Guardrails>(pilot.guardrails)
  const act = useAct('startPilot', { onFail: () => true, onDone: onClose })
  const days = 1 + (Date.parse(pilot.endsOn) - Date.parse(pilot.startsOn)) / 86_400_000
  return (
    <EffectDialog
      title={`启动第 ${pilot.version} 版规则的试点`}
      effects={[
        `${pilot.plan.storeIds.length} 家门店在轮到的时段按第 ${pilot.version} 版规则分配线索，其余时段和其他门店不变`,
        `从 ${startsOn || '—'} 0 点开始，${startsOn ? addDays(startsOn, days - 1) : '—'} 结束，共 ${days} 天`,
        '期间不能同时做别的试点；随时可以停止',
      ]}
      confirmText="启动试点"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run({ pilotId: pilot.id, startsOn, guardrails })}
      onClose={onClose}
    >
      <div style={{ marginBottom: 12 }}>
        <label htmlFor={field} style={{ display: 'block', marginBottom: 4 }}>
          第一天
        </label>
        <Input
          id={field}
          type="date"
          style={{ width: 180 }}
          min={tomorrow}
          max={addDays(tomorrow, WAIT_DAYS_MAX - 1)}
          value={startsOn}
          onChange={(event) => setStartsOn(event.target.value)}
        />
      </div>
      <GuardrailsForm value={guardrails} onChange={setGuardrails} />
    </EffectDialog>
  )
}
