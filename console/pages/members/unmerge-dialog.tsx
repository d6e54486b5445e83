import { Alert, App, Modal, Skeleton } from 'antd'
import { useNavigate } from 'react-router'
import { UNMERGE_LEFT_TEXT, UNMERGE_REFUSAL_TEXT, UNMERGE_STEP_TEXT } from '../../../contract/member-vocabulary'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { EffectDialog } from '../../ui/effect-dialog'
import { ErrorView } from '../../ui/state-view'

/** Says what taking a merge back puts back and what it leaves, then does it for a reason. */
export function UnmergeDialog({ fromMemberId, onClose }: { fromMemberId: string; onClose: () => void }) {
  const { message } = App.useApp()
  const navigate = useNavigate()
  const asked = useAsk('previewUnmerge', { fromMemberId }, { keepsBefore: false })
  const act = useAct('unmergeMember', {
    onFail: () => true,
    onDone: ({ memberId }) => {
      message.success('已撤销合并，两位会员各自独立', 5)
      navigate(`/members/${memberId}`)
    },
  })
  const plan = asked.data
  if (!plan || plan.refusal) {
    return (
      <Modal
        open
        title="撤销合并"
        onCancel={onClose}
        onOk={onClose}
        okText="知道了"
        cancelButtonProps={{ style: { display: 'none' } }}
      >
        {asked.failure && <ErrorView failure={asked.failure} onRetry={asked.reload} />}
        {!asked.failure && !plan && <Skeleton active />}
        {plan?.refusal && <Alert type="warning" showIcon title={UNMERGE_REFUSAL_TEXT[plan.refusal]} />}
      </Modal>
    )
  }
  const counted = (text: string, count: number) => (count > 1 ? `${text}（${count} 项）` : text)
  return (
    <EffectDialog
      title="撤销合并"
      width={560}
      isDanger
      effects={plan.back.map(({ code, count }) => counted(UNMERGE_STEP_TEXT[code], count))}
      reasonLabel="为什么撤销"
      confirmText="撤销合并"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => act.run({ fromMemberId, reason })}
      onClose={onClose}
    >
      <Alert
        type={plan.left.length > 0 ? 'warning' : 'info'}
        style={{ marginBottom: 12 }}
        title="不会还原的"
        description={
          <ul style={{ margin: 0, paddingLeft: 18 }}>
            {plan.left.map(({ code, count }) => (
              <li key={code}>{counted(UNMERGE_LEFT_TEXT[code], count)}</li>
            ))}
            <li>已入账的佣金、归因与结算单一律不变</li>
          </ul>
        }
      />
    </EffectDialog>
  )
}
