import { Link } from 'react-router'
import { SUSPICION_SUBJECT_TEXT } from '../../../contract/suspicion-vocabulary'
import { useRefusal } from '../../api/session'
import { type Suspicion, subjectText } from './suspicion-words'

/** The doubted record by name, with the way to it for whoever may look at it. */
export function SubjectLink({ suspicion }: { suspicion: Suspicion }) {
  const { subjectKind, subjectId } = suspicion
  const refusal = useRefusal()
  const isLead = subjectKind === 'lead'
  const isShut = refusal(isLead ? 'showLeadStory' : 'showOrder') !== null
  const text = subjectText(suspicion)
  const to = isLead ? `/leads/${subjectId}` : `/orders/${subjectId}`
  return (
    <>
      {SUSPICION_SUBJECT_TEXT[subjectKind]} {isShut ? text : <Link to={to}>{text}</Link>}
    </>
  )
}

/** Whose record it is; a way to them for whoever may look at members. */
export function PersonLink({ suspicion: { person, memberId } }: { suspicion: Suspicion }) {
  if (person === null) return <span className="faint">未识别顾客</span>
  return memberId ? <Link to={`/members/${memberId}`}>{person}</Link> : person
}
