import { Text } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { useState } from 'react'
import { EXCLUSION_TEXT, GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import { callGuide, type In } from '../../api/call'
import { useAction } from '../../api/use-action'
import { useQuery } from '../../api/use-query'
import { ChoiceList } from '../../components/choice-list'
import { QueryView } from '../../components/query-view'
import { ReasonSheet } from '../../components/reason-sheet'
import { TRANSFER_REASONS } from '../../format/leave-reasons'
import { clockText } from '../../format/time-text'
import type { SheetProps } from './lead-props'

/** Passing a lead to a colleague, who has to accept it; those who cannot take it are shown with why. */
export function TransferSheet({ lead, isOpen, onClose, onChanged }: SheetProps) {
  const [to, setTo] = useState<string | null>(null)
  const transfer = useAction((_key, input: In<'transferLead'>) => callGuide('transferLead', input), {
    onDone: async ({ guideName, acceptBy }) => {
      onClose()
      const title = `已转给${guideName}，${clockText(acceptBy)} 前接下`
      void Taro.showToast({ title, icon: 'none', duration: 2500 })
      await onChanged()
    },
    onFail: () => true,
  })
  return (
    <ReasonSheet
      isOpen={isOpen}
      title="转给同事"
      note="同事需要在时限内接下；没有接下时，线索会按规则继续流转，不会回到你这里。"
      choices={TRANSFER_REASONS}
      confirm="确认转交"
      missing={to ? null : '请先选择同事'}
      isBusy={transfer.isBusy}
      error={transfer.error}
      onClose={onClose}
      onConfirm={(reason) => to && void transfer.run({ assignmentId: lead.assignmentId, guideId: to, reason })}
    >
      {isOpen ? <Colleagues chosen={to} onChoose={setTo} /> : null}
    </ReasonSheet>
  )
}

function Colleagues({ chosen, onChoose }: { chosen: string | null; onChoose: (guideId: string) => void }) {
  const colleagues = useQuery([], () => callGuide('listColleagues', {}))
  return (
    <QueryView query={colleagues}>
      {(data) =>
        data.colleagues.length === 0 ? (
          <Text className="lead-note">你的门店暂时没有其他同事，可以交回线索，由系统重新分配。</Text>
        ) : (
          <ChoiceList
            label="同事"
            choices={data.colleagues.map(({ guideId, name, role, storeName, exclusion }) => ({
              key: guideId,
              words: name,
              note: [GUIDE_ROLE_TEXT[role], storeName, exclusion ? EXCLUSION_TEXT[exclusion] : '可以接待'].join(' · '),
              isOff: exclusion !== null,
            }))}
            chosen={chosen}
            onChoose={onChoose}
          />
        )
      }
    </QueryView>
  )
}
