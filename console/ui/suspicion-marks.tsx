import { Link } from 'react-router'
import { SUSPICION_STATE_TEXT, type SuspicionState } from '../../contract/suspicion-vocabulary'
import { useAsk } from '../api/use-ask'
import { Mark, type MarkTone } from './mark'

const TONES: Record<SuspicionState, MarkTone> = { pending: 'warn', isolated: 'bad', appealed: 'info', released: 'good' }

/** Where a doubt stands. */
export function SuspicionMark({ state }: { state: SuspicionState }) {
  return <Mark tone={TONES[state]}>{SUSPICION_STATE_TEXT[state]}</Mark>
}

/** Whether somebody doubts this lead or order, with the way to what was said; nothing where nobody does. */
export function SuspicionMarks({ subjectId }: { subjectId: string }) {
  const asked = useAsk('listSuspicions', { subjectId, rows: 10 }, { keepsBefore: false })
  const standing = (asked.data?.suspicions ?? []).filter(({ state }) => state !== 'released')
  return standing.map(({ suspicionId, state }) => (
    <Link key={suspicionId} to={`/suspicions?open=${suspicionId}`} style={{ marginLeft: 4 }}>
      <Mark tone={TONES[state]}>{state === 'pending' ? '可疑，待处理' : '可疑，不计入统计'}</Mark>
    </Link>
  ))
}
