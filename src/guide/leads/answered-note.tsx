import { Text, View } from '@tarojs/components'
import { TapButton } from '../../components/tap-button'
import { wishWords } from '../../format/lead-words'
import { meaning } from '../../platform/meaning'
import { openPage } from '../../platform/navigate'
import type { LeadRow } from './lead-card'
import './answered-note.scss'

export type AnsweredLead = { lead: LeadRow; outcome: 'accepted' | 'late' | 'declined'; words: string }

type Props = { note: AnsweredLead; onPutAway: (lead: LeadRow) => void; onSeeReturned: () => void }

/** What became of a lead one answered, in the place where it was. */
export function AnsweredNote({ note: { lead, outcome, words }, onPutAway, onSeeReturned }: Props) {
  return (
    <View
      className={`answered-note answered-note-${outcome}`}
      id={`answered-${lead.assignmentId}`}
      {...meaning({ role: 'status', isLive: true })}
    >
      <Text className="answered-note-who">{`${lead.person} · ${wishWords(lead.wish)}`}</Text>
      <Text className="answered-note-words">{words}</Text>
      <View className="answered-note-actions">
        {outcome === 'accepted' ? (
          <TapButton
            id={`follow-${lead.assignmentId}`}
            tone="primary"
            size="small"
            onTap={() => openPage('/guide/lead/index', { assignmentId: lead.assignmentId })}
          >
            去联系
          </TapButton>
        ) : (
          <TapButton size="small" onTap={onSeeReturned}>
            看原因
          </TapButton>
        )}
        <TapButton size="small" onTap={() => onPutAway(lead)}>
          知道了
        </TapButton>
      </View>
    </View>
  )
}
