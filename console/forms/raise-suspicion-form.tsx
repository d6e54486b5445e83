import { App } from 'antd'
import { SUSPICION_SUBJECT_TEXT, type SuspicionSubject } from '../../contract/suspicion-vocabulary'
import { useAct } from '../api/use-act'
import { EffectDialog } from '../ui/effect-dialog'

type Props = { subjectKind: SuspicionSubject; subjectId: string; subject: string; onClose: () => void }

/** Takes a lead or an order one doubts out of the figures, with the reason the store will read. */
export function RaiseSuspicionForm({ subjectKind, subjectId, subject, onClose }: Props) {
  const { message } = App.useApp()
  const act = useAct('raiseSuspicion', {
    onDone: () => {
      message.success('已标记为可疑，不再计入统计')
      onClose()
    },
    onFail: () => true,
  })
  const what = SUSPICION_SUBJECT_TEXT[subjectKind]
  return (
    <EffectDialog
      title={`标记可疑${what}`}
      effects={[
        `${what}「${subject}」从总览、渠道归因和模型训练里剔除`,
        subjectKind === 'order' ? '佣金、结算和台账都不变，财务照常看得到' : '线索照常接待和跟进，不会删除',
        '门店店长可以申诉一次，由你以外的同事处理',
      ]}
      reasonLabel="为什么可疑"
      confirmText="标记可疑"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ subjectKind, subjectId, reason })}
      onClose={onClose}
    />
  )
}
