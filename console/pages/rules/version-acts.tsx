import { useState } from 'react'
import { useNavigate } from 'react-router'
import { RULE_SET_STATUS_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { AskApprovalForm } from '../../forms/ask-approval-form'
import { AllowedButton } from '../../ui/allowed-button'
import { RetireDialog, RollBackDialog, ShadowDialog } from './version-dialogs'

type Listed = Out<'listRuleSets'>['ruleSets'][number]
type Act = 'shadow' | 'approval' | 'retire' | 'rollBack'
type Props = {
  set: Listed
  /** A request for it waits for a second person. */
  isWaiting: boolean
  rollBackTo: number | null
  /** In a row of a table: without what has a place at the head of the page. */
  isShort?: boolean
  only?: 'rollBack'
}

/** What may be done with a version now; what may not be says why. The server decides the same way. */
export function VersionActs({ set, isWaiting, rollBackTo, isShort, only }: Props) {
  const [open, setOpen] = useState<Act | null>(null)
  const close = () => setOpen(null)
  const navigate = useNavigate()
  const { version } = set
  const refusalOf = useRefusals(set, isWaiting, rollBackTo)
  const size = isShort ? { size: 'small' as const } : {}
  const button = (act: Act, text: string) => (
    <AllowedButton
      {...size}
      refusal={refusalOf[act]}
      onClick={() => setOpen(act)}
      danger={act === 'retire' || act === 'rollBack'}
    >
      {text}
    </AllowedButton>
  )
  return (
    <span className="acts">
      {only ? (
        button('rollBack', '退回上一版')
      ) : (
        <>
          <AllowedButton {...size} refusal={refusalOf.edit} onClick={() => navigate(`/rules/${version}/edit`)}>
            起草新版
          </AllowedButton>
          {set.status !== 'live' && button('shadow', '影子运行')}
          {set.status !== 'live' && button('approval', '提交审批')}
          {set.status === 'live' ? !isShort && button('rollBack', '退回上一版') : button('retire', '停用')}
        </>
      )}
      {open === 'shadow' && <ShadowDialog version={version} onClose={close} />}
      {open === 'retire' && <RetireDialog set={set} onClose={close} />}
      {open === 'rollBack' && rollBackTo !== null && <RollBackDialog from={version} to={rollBackTo} onClose={close} />}
      {open === 'approval' && <AskApprovalForm version={version} onDone={close} onClose={close} />}
    </span>
  )
}

function useRefusals({ status, liveFrom }: Listed, isWaiting: boolean, rollBackTo: number | null) {
  const may = useRefusal()
  const said = RULE_SET_STATUS_TEXT[status]
  const planned = liveFrom ? '已定好生效时间；要改请先停用它' : null
  const shadow = planned ?? (status === 'draft' ? null : `「${said}」的版本不能再影子运行`)
  const approval =
    planned ?? (isWaiting ? '已经提交，正在等同事审批' : status === 'pilot' ? '试点还没结束，请先结束试点' : null)
  const retire =
    status === 'live'
      ? '生效的版本由新版本替换，不能停用'
      : status === 'pilot'
        ? '试点还没结束，请先结束试点'
        : status === 'retired' && !liveFrom
          ? '已经停用'
          : null
  return {
    edit: may('saveRuleSetDraft'),
    shadow: may('startShadow') ?? shadow,
    approval: may('requestApproval') ?? approval,
    retire: may('retireRuleSet') ?? retire,
    rollBack: may('rollBackRuleSet') ?? (rollBackTo === null ? '之前没有可以退回的版本' : null),
  }
}
