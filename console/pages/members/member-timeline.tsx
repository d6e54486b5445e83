import { Button } from 'antd'
import { Link } from 'react-router'
import { useAsk } from '../../api/use-ask'
import { dayOf } from '../../format/time-text'
import { FenText } from '../../ui/fen-text'
import { Mark, type MarkTone } from '../../ui/mark'
import { AskedView, EmptyView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { type Step, stepText } from './timeline-words'
import './members.css'

const TONES: Partial<Record<Step['step'], MarkTone>> = {
  order: 'good',
  refund: 'bad',
  lead: 'info',
  joined: 'good',
  unbound: 'warn',
  merge: 'warn',
  unmerge: 'warn',
}

type Props = { memberId: string; cursor: string; onGo: (cursor: string) => void }

/** Every step from the first touch to the sale and after, newest first, a heading a day. */
export function MemberTimeline({ memberId, cursor, onGo }: Props) {
  const asked = useAsk('memberTimeline', { memberId, rows: 30, ...(cursor ? { cursor } : {}) })
  return (
    <AskedView asked={asked}>
      {({ steps, next }) => (
        <>
          {steps.length === 0 && (
            <EmptyView title="还没有往来" next="TA 扫码、浏览、咨询、下单之后，每一步都会留在这里。" />
          )}
          {byDay(steps).map(([day, ofDay]) => (
            <section key={day} aria-label={day} className="way-day">
              <h3>{day}</h3>
              <ol>
                {ofDay.map((step) => (
                  <StepLine key={`${step.step}:${step.id}`} step={step} />
                ))}
              </ol>
            </section>
          ))}
          {(cursor !== '' || next) && (
            <nav className="pager" aria-label="翻页">
              <Button disabled={cursor === ''} onClick={() => onGo('')}>
                最近的
              </Button>
              <Button disabled={!next} onClick={() => next && onGo(next)}>
                更早的
              </Button>
            </nav>
          )}
        </>
      )}
    </AskedView>
  )
}

function StepLine({ step }: { step: Step }) {
  const { title, words } = stepText(step)
  const where = [step.guideName, step.storeName].filter(Boolean).join(' · ')
  return (
    <li>
      <TimeText at={step.at} />
      <Mark tone={TONES[step.step] ?? 'plain'}>{title}</Mark>
      <span className="way-words">
        {words.filter(Boolean).join(' · ')}
        {where && <span className="faint"> {where}</span>}
      </span>
      <span className="way-end">
        {step.amountFen !== null && <FenText fen={step.amountFen} />}
        {step.orderId && <Link to={`/orders/${step.orderId}`}>订单</Link>}
        {step.leadId && step.step === 'lead' && <Link to={`/leads/${step.leadId}`}>线索</Link>}
      </span>
    </li>
  )
}

function byDay(steps: readonly Step[]): [string, Step[]][] {
  const days = new Map<string, Step[]>()
  for (const step of steps) {
    const day = dayOf(step.at)
    days.set(day, [...(days.get(day) ?? []), step])
  }
  return [...days]
}
