import { LEAD_STATE_TEXT, type LeadState } from '../../../contract/vocabulary'
import { countText, shareText } from '../../format/number-text'
import { spanText } from '../../format/time-text'
import { Figure } from '../../ui/figure'
import type { Flow } from './flow-pictures'

const STATES: readonly LeadState[] = ['pooled', 'offered', 'accepted', 'contacted', 'won', 'lost']

/** The leads of the window by where they are now; each number opens its list. */
export function FlowFigures({ flow }: { flow: Flow }) {
  const from = `from=${encodeURIComponent(flow.since)}`
  const inState = (state: LeadState) =>
    flow.paths.reduce((sum, path) => sum + (path.state === state ? path.leads : 0), 0)
  return (
    <div className="figure-row">
      <Figure name="到达" value={countText(flow.came)} hint="这段时间的全部线索" to={`/leads?${from}`} />
      {STATES.map((state) => (
        <Figure
          key={state}
          name={LEAD_STATE_TEXT[state]}
          value={countText(inState(state))}
          hint={flow.came > 0 ? shareText(inState(state) / flow.came) : '—'}
          to={`/leads?state=${state}&${from}`}
        />
      ))}
    </div>
  )
}

/** How far they came, step by step, and how long the first steps took. */
export function FlowSteps({ flow }: { flow: Flow }) {
  const steps: [string, number][] = [
    ['到达', flow.came],
    ['有门店', flow.withStore],
    ['有导购', flow.withGuide],
    ['已接下', flow.accepted],
    ['已联系', flow.contacted],
    ['已成交', flow.ordered],
  ]
  const { medianAcceptMinutes: accept, medianContactMinutes: contact } = flow
  return (
    <>
      <ol className="steps" aria-label="从到达到成交">
        {steps.map(([name, leads]) => (
          <li key={name}>
            <span className="soft">{name}</span>
            <b className="number">{countText(leads)}</b>
            <span className="faint">{flow.came > 0 ? shareText(leads / flow.came, 0) : '—'}</span>
          </li>
        ))}
      </ol>
      <p className="soft">
        到达后一半的线索在 {accept === null ? '—' : spanText(accept)} 内被接下，在{' '}
        {contact === null ? '—' : spanText(contact)} 内被联系（只算已经接下、已经联系的）。
      </p>
    </>
  )
}
