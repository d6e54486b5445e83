import { App } from 'antd'
import { useAct } from '../../api/use-act'
import { EffectDialog } from '../../ui/effect-dialog'
import { type Suspicion, subjectText } from './suspicion-words'

export type Outcome = 'isolated' | 'released'
type Props = { suspicion: Suspicion; onClose: () => void }

/** The store's manager says why a record is sound. */
export function AppealDialog({ suspicion, onClose }: Props) {
  const { message } = App.useApp()
  const act = useAct('appealSuspicion', {
    onDone: () => {
      message.success('已提交申诉，等待总部处理')
      onClose()
    },
    onFail: () => true,
  })
  return (
    <EffectDialog
      title={`为「${subjectText(suspicion)}」申诉`}
      effects={['总部会看到你的话并处理，处理之前仍不计入统计', '每条记录只能申诉一次，总部的答复就是最后的结果']}
      reasonLabel="为什么这条记录是真实的"
      confirmText="提交申诉"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(words) => void act.run({ suspicionId: suspicion.suspicionId, words })}
      onClose={onClose}
    />
  )
}

/** Headquarters keeps a record out of the figures, or lets it back in. */
export function DecideDialog({ suspicion, outcome, onClose }: Props & { outcome: Outcome }) {
  const { message } = App.useApp()
  const isRelease = outcome === 'released'
  const isAnswer = suspicion.state === 'appealed'
  const title = isRelease ? '放行' : isAnswer ? '驳回申诉' : '隔离'
  const act = useAct('decideSuspicion', {
    onDone: () => {
      message.success(isRelease ? '已放行，重新计入统计' : '已隔离，不计入统计')
      onClose()
    },
    onFail: () => true,
  })
  return (
    <EffectDialog
      title={`${title}「${subjectText(suspicion)}」`}
      effects={[
        isRelease
          ? '重新计入总览、渠道归因和模型训练，相关日期立即重算'
          : '不计入总览、渠道归因和模型训练，相关日期立即重算',
        '佣金、结算和台账不变',
        isRelease
          ? '同一条规则不会再标记这条记录'
          : isAnswer
            ? '这是最后的答复，门店不能再申诉'
            : '门店店长可以申诉一次',
      ]}
      reasonLabel={isAnswer ? '给门店的答复' : '理由'}
      confirmText={title}
      isDanger={!isRelease}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ suspicionId: suspicion.suspicionId, outcome, reason })}
      onClose={onClose}
    />
  )
}
