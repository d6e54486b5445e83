import { View } from '@tarojs/components'
import { useState } from 'react'
import type { Out } from '../../api/call'
import type { Query } from '../../api/use-query'
import { EmptyState } from '../../components/empty-state'
import { QueryView } from '../../components/query-view'
import { goBack } from '../../platform/navigate'
import { type AnsweredLead, AnsweredNote } from './answered-note'
import { LeadCard, type LeadRow } from './lead-card'
import { LeadOffer } from './lead-offer'

type Props = { live: Query<Out<'listMyLeads'>>; onSeeReturned: () => void }

/** What waits for an answer. What was answered here stays in its place as a note until it is put away. */
export function WaitingLeads({ live, onSeeReturned }: Props) {
  const [answered, setAnswered] = useState<AnsweredLead[]>([])
  const answer = (note: AnsweredLead) => {
    setAnswered((before) => [...before.filter(({ lead }) => lead.assignmentId !== note.lead.assignmentId), note])
    void live.reload()
  }
  const putAway = ({ assignmentId }: LeadRow) =>
    setAnswered((before) => before.filter(({ lead }) => lead.assignmentId !== assignmentId))
  return (
    <QueryView query={live}>
      {({ leads, serverTime }) => {
        const places = inPlace(leads, answered)
        if (places.length === 0) {
          return (
            <EmptyState
              icon="chat"
              title="现在没有等你的线索"
              note="有新线索会立刻出现在这里。在工作台可以看到自己是否正在接线索。"
              action={{ words: '回工作台', onTap: goBack }}
            />
          )
        }
        return (
          <View>
            {places.map(({ lead, note }) =>
              note ? (
                <AnsweredNote key={lead.assignmentId} note={note} onPutAway={putAway} onSeeReturned={onSeeReturned} />
              ) : (
                <LeadCard key={lead.assignmentId} lead={lead} serverTime={serverTime}>
                  <LeadOffer lead={lead} onAnswered={answer} />
                </LeadCard>
              ),
            )}
          </View>
        )
      }}
    </QueryView>
  )
}

/** Ids grow with time, so sorting by them puts a note where its lead was. */
function inPlace(leads: readonly LeadRow[], answered: readonly AnsweredLead[]) {
  const notes = new Map(answered.map((note) => [note.lead.assignmentId, note]))
  const gone = answered.map(({ lead }) => lead).filter((lead) => !leads.some((row) => isSame(row, lead)))
  return [...leads, ...gone]
    .sort((a, b) => (a.assignmentId < b.assignmentId ? 1 : -1))
    .map((lead) => ({ lead, note: notes.get(lead.assignmentId) ?? null }))
}

function isSame(a: LeadRow, b: LeadRow): boolean {
  return a.assignmentId === b.assignmentId
}
