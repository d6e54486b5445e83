import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { AllowedButton } from '../../ui/allowed-button'

type Guide = Out<'viewGuide'>['guide']

/** What may be done about a guide; what may not be says why. */
export function GuideActs({ guide, onOpen }: { guide: Guide; onOpen: (act: string) => void }) {
  const refusal = useRefusal()
  const hasLeft = guide.employment === 'left'
  const gone = hasLeft ? '已离职' : null
  return (
    <>
      <AllowedButton
        refusal={refusal('createInvitation') ?? gone ?? (guide.isSignedUp ? '已经开通，不需要邀请码' : null)}
        onClick={() => onOpen('invite')}
      >
        邀请开通
      </AllowedButton>
      <AllowedButton refusal={refusal('setGuideCapacity') ?? gone} onClick={() => onOpen('capacity')}>
        接待量
      </AllowedButton>
      <AllowedButton refusal={refusal('setGuideLeave') ?? gone} onClick={() => onOpen('leave')}>
        休假
      </AllowedButton>
      <AllowedButton danger refusal={refusal('markGuideLeft')} onClick={() => onOpen('left')}>
        {hasLeft ? '更正离职日期' : '办理离职'}
      </AllowedButton>
      <AllowedButton type="primary" refusal={refusal('upsertGuide')} onClick={() => onOpen('edit')}>
        {hasLeft ? '重新入职' : '编辑'}
      </AllowedButton>
    </>
  )
}
