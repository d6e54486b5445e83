import { App, Skeleton } from 'antd'
import type { Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { EffectDialog } from '../../ui/effect-dialog'
import { ChangeList } from './change-list'

type Listed = Out<'listRuleSets'>['ruleSets'][number]

/** Lets a draft decide beside the live rules. */
export function ShadowDialog({ version, onClose }: { version: number; onClose: () => void }) {
  const { message } = App.useApp()
  const act = useAct('startShadow', {
    onFail: () => true,
    onDone: () => {
      message.success(`第 ${version} 版开始影子运行`)
      onClose()
    },
  })
  return (
    <EffectDialog
      title={`让第 ${version} 版影子运行？`}
      effects={[
        '每条线索都会同时按它推算一遍，但仍按生效的规则分配。',
        '探索分配的那一小部分线索会按它选人，用来积累对比数据。',
        '同一时间只能有一个版本影子运行，随时可以停用。',
      ]}
      reasonLabel="为什么"
      confirmText="开始影子运行"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ version, reason })}
      onClose={onClose}
    />
  )
}

/** Ends a draft or a shadow. */
export function RetireDialog({
  set: { version, status, liveFrom, note },
  onClose,
}: {
  set: Listed
  onClose: () => void
}) {
  const { message } = App.useApp()
  const act = useAct('retireRuleSet', {
    onFail: () => true,
    onDone: () => {
      message.success(`第 ${version} 版已停用`)
      onClose()
    },
  })
  return (
    <EffectDialog
      title={`停用第 ${version} 版？`}
      effects={[
        `「${note}」不再使用；内容和历史都会保留。`,
        ...(status === 'shadow' ? ['影子运行马上结束。'] : []),
        ...(liveFrom ? ['定好的生效时间取消，现在生效的版本继续。'] : []),
        '等待中的审批一并撤回。',
        '以后要再用，需要重新审批。',
      ]}
      reasonLabel="为什么停用"
      confirmText="停用"
      isDanger
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ version, reason })}
      onClose={onClose}
    />
  )
}

/** Puts the version before back in force: two clicks, a reason, and what it changes before it does. */
export function RollBackDialog({ from, to, onClose }: { from: number; to: number; onClose: () => void }) {
  const { message } = App.useApp()
  const asked = useAsk('diffRuleSets', { from, to })
  const versions = useAsk('listRuleSets', {})
  const act = useAct('rollBackRuleSet', {
    // Somebody changed what is in force meanwhile: the dialog goes on from what is in force now.
    onFail: ({ code }) => {
      if (code === 'roll_back_changed') versions.reload()
      return true
    },
    onDone: (done) => {
      message.success(`已退回第 ${done.to} 版`)
      onClose()
    },
  })
  return (
    <EffectDialog
      title={`从第 ${from} 版退回第 ${to} 版？`}
      effects={[
        `马上生效：新来的线索按第 ${to} 版分配，已经分配的不变。`,
        `第 ${from} 版停用，再用需要重新审批。`,
        `会变的有 ${asked.data?.changes.length ?? '…'} 处：`,
      ]}
      reasonLabel="为什么退回"
      confirmText={`退回第 ${to} 版`}
      isDanger
      isBusy={act.isBusy}
      failure={act.failure ?? asked.failure}
      onConfirm={(reason) => void act.run({ to, reason })}
      onClose={onClose}
    >
      <div className="scroll-box">
        {asked.data ? <ChangeList changes={asked.data.changes} none="两版内容一样。" /> : <Skeleton active />}
      </div>
    </EffectDialog>
  )
}
