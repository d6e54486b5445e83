import { Text } from '@tarojs/components'
import { decidedWords } from '../../../contract/reasons'
import { callGuide } from '../../api/call'
import { useQuery } from '../../api/use-query'
import { rankWords } from '../../format/standing-words'

/** Where the guide stood when this lead came to them, and what decided. While it is not known the page says nothing of it. */
export function LeadStanding({ assignmentId }: { assignmentId: string }) {
  const explained = useQuery([assignmentId], () => callGuide('explainAssignment', { assignmentId }))
  if (!explained.data) return null
  const { rank, of, decidedBy } = explained.data
  const words = [rankWords(rank, of), decidedBy.code === 'only' ? null : decidedWords(decidedBy)]
  return <Text className="lead-note">{words.filter(Boolean).join('：')}</Text>
}
