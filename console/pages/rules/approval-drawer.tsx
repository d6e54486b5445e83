import { App, Drawer } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { APPROVAL_KIND_TEXT, APPROVAL_STATE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { ChangeList } from './change-list'
import { expectedText } from './rule-status'

type Shown = Out<'showApproval'>
type Decision = 'approve' | 'refuse' | 'withdraw'

/** One request: what it would change, who asks, and agreeing or refusing. */
export function ApprovalDrawer({ approvalId, onClose }: { approvalId: string; onClose: () => void }) {
  const asked = useAsk('showApproval', { approvalId }, { keepsBefore: false })
  const [decision, setDecision] = useState<Decision | null>(null)
  const shown = asked.data
  return (
    <Drawer
      open
      title={shown ? `${APPROVAL_KIND_TEXT[shown.kind]}第 ${shown.version} 版` : '审批'}
      size={640}
      onClose={onClose}
      footer={shown && shown.state === 'waiting' && <Acts shown={shown} onDecide={setDecision} />}
    >
      <AskedView asked={asked}>{(data) => <Request shown={data} />}</AskedView>
      {shown && decision && <DecideDialog shown={shown} decision={decision} onClose={() => setDecision(null)} />}
    </Drawer>
  )
}

function Acts({ shown, onDecide }: { shown: Shown; onDecide: (decision: Decision) => void }) {
  const refusal = shown.mayDecide
    ? null
    : shown.isMine
      ? '自己提交的申请要由另一位同事审批'
      : shown.kind === 'rule_set'
        ? '线索规则由总部管理员或总部运营审批'
        : '分佣规则由总部管理员或财务审批'
  return (
    <div className="drawer-acts">
      {shown.isMine && <AllowedButton onClick={() => onDecide('withdraw')}>撤回申请</AllowedButton>}
      <AllowedButton danger refusal={refusal} onClick={() => onDecide('refuse')}>
        拒绝
      </AllowedButton>
      <AllowedButton type="primary" refusal={refusal} onClick={() => onDecide('approve')}>
        同意
      </AllowedButton>
    </div>
  )
}

function Request({ shown }: { shown: Shown }) {
  const isRules = shown.kind === 'rule_set'
  return (
    <div className="approval">
      <dl className="facts">
        <dt>状态</dt>
        <dd>{APPROVAL_STATE_TEXT[shown.state]}</dd>
        <dt>提交</dt>
        <dd>
          {shown.requestedByName ?? shown.requestedBy}，<TimeText at={shown.requestedAt} />
        </dd>
        <dt>说明</dt>
        <dd>{shown.note}</dd>
        <dt>生效</dt>
        <dd>{shown.effectiveFrom <= shown.requestedAt ? '同意后马上' : <TimeText at={shown.effectiveFrom} />}</dd>
        {isRules && (
          <>
            <dt>预期效果</dt>
            <dd>{expectedText(shown.expected)}</dd>
            <dt>复盘日期</dt>
            <dd>{shown.reviewOn ?? '没有填写'}</dd>
          </>
        )}
        {shown.decidedAt && (
          <>
            <dt>处理</dt>
            <dd>
              {shown.decidedByName ?? shown.decidedBy}，<TimeText at={shown.decidedAt} />：{shown.decidedReason}
            </dd>
          </>
        )}
      </dl>
      {shown.warnings.length > 0 && (
        <>
          <h3>提醒（{shown.warnings.length}）</h3>
          {shown.warnings.map(({ text }) => (
            <div key={text} className="finding finding-warning">
              {text}
            </div>
          ))}
        </>
      )}
      <h3>{shown.against ? `比第 ${shown.against} 版改了什么（${shown.changes.length}）` : '改动'}</h3>
      <ChangeList changes={shown.changes} none="内容一样。" />
      <p>
        {isRules ? (
          <>
            <Link to={`/rules/${shown.version}`}>查看这一版规则</Link>
            {'　'}
            <Link to={`/backtests?version=${shown.version}`}>查看回测</Link>
          </>
        ) : (
          <Link to="/policies">查看分佣规则</Link>
        )}
      </p>
    </div>
  )
}

const WORDS: Record<Decision, { title: string; confirm: string; reason: string; done: string }> = {
  approve: { title: '同意', confirm: '同意', reason: '为什么同意', done: '已同意' },
  refuse: { title: '拒绝', confirm: '拒绝', reason: '为什么拒绝', done: '已拒绝' },
  withdraw: { title: '撤回', confirm: '撤回申请', reason: '为什么撤回', done: '已撤回' },
}

function DecideDialog({ shown, decision, onClose }: { shown: Shown; decision: Decision; onClose: () => void }) {
  const { message } = App.useApp()
  const words = WORDS[decision]
  const act = useAct('decideApproval', {
    onFail: () => true,
    onDone: () => {
      message.success(words.done)
      onClose()
    },
  })
  const what = `${APPROVAL_KIND_TEXT[shown.kind]}第 ${shown.version} 版`
  return (
    <EffectDialog
      title={`${words.title}${what}？`}
      effects={effectsOf(shown, decision)}
      reasonLabel={words.reason}
      confirmText={words.confirm}
      isDanger={decision !== 'approve'}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={(reason) => void act.run({ approvalId: shown.approvalId, decision, reason })}
      onClose={onClose}
    />
  )
}

function effectsOf({ kind, version, effectiveFrom, changes, warnings }: Shown, decision: Decision) {
  if (decision === 'refuse') return ['改动不会生效，提交人会看到你的理由。', '提交人可以改好后再提交。']
  if (decision === 'withdraw') return ['申请不再等待审批；内容保留，可以再提交。']
  const later = new Date(effectiveFrom).getTime() > Date.now()
  return [
    later ? (
      <>
        到 <TimeText at={effectiveFrom} /> 起生效。
      </>
    ) : (
      '马上生效。'
    ),
    kind === 'rule_set'
      ? `新来的线索按第 ${version} 版分配，已经分配的不变。`
      : '生效以后付款的订单按新的比例分佣，以前的不变。',
    `一共 ${changes.length} 处改动${warnings.length > 0 ? `，${warnings.length} 条提醒` : ''}。`,
  ]
}
