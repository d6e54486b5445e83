import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { Mark } from '../../ui/mark'
import type { Step } from './setup-steps'

type Props = {
  step: Step
  number: number
  isNext: boolean
  isSkipped: boolean
  onSkip: () => void
  onTakeBack: () => void
  children?: ReactNode
}

/** One step: what it is, why, how far, and the way there. A done step can be opened again. */
export function SetupStep({ step, number, isNext, isSkipped, onSkip, onTakeBack, children }: Props) {
  const navigate = useNavigate()
  const { title, why, standing, isDone, acts } = step
  return (
    <li
      className={isNext ? 'setup-step setup-step-next' : 'setup-step'}
      {...(isNext ? { 'aria-current': 'step' as const } : {})}
    >
      <span className="setup-step-number" aria-hidden="true">
        {isDone ? '✓' : number}
      </span>
      <div>
        <h2>
          {title}
          <StepMark isDone={isDone} isNext={isNext} isSkipped={isSkipped} />
        </h2>
        <p>{why}</p>
        <p style={{ color: 'var(--ink)' }}>{standing}</p>
        <div className="act-row">
          {acts.map(({ title: name, to }, at) => (
            <Button key={to + name} type={isNext && at === 0 ? 'primary' : 'default'} onClick={() => navigate(to)}>
              {name}
            </Button>
          ))}
          {children}
          {!isDone &&
            (isSkipped ? (
              <Button type="link" onClick={onTakeBack}>
                回到这一步
              </Button>
            ) : (
              <Button type="link" onClick={onSkip}>
                先跳过
              </Button>
            ))}
        </div>
      </div>
    </li>
  )
}

function StepMark({ isDone, isNext, isSkipped }: { isDone: boolean; isNext: boolean; isSkipped: boolean }) {
  if (isDone) return <Mark tone="good">已完成</Mark>
  if (isSkipped) return <Mark>已跳过</Mark>
  return isNext ? <Mark tone="warn">下一步</Mark> : <Mark>待完成</Mark>
}
