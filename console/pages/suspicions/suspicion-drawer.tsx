import { Drawer } from 'antd'
import { useState } from 'react'
import { SUSPICION_RULE_TEXT } from '../../../contract/suspicion-vocabulary'
import { useRefusal, useSession } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { AskedView, EmptyView } from '../../ui/state-view'
import { SuspicionMark } from '../../ui/suspicion-marks'
import { TimeText } from '../../ui/time-text'
import { PersonLink, SubjectLink } from './subject-link'
import { AppealDialog, DecideDialog, type Outcome } from './suspicion-dialogs'
import { actorText, type Suspicion, stepText, whyText } from './suspicion-words'

type Open = 'appeal' | Outcome

/** One doubt in full: what gave the record away, all that was said, and what can be done about it. */
export function SuspicionDrawer({ suspicionId, onClose }: { suspicionId: string; onClose: () => void }) {
  const [open, setOpen] = useState<Open | null>(null)
  const asked = useAsk('listSuspicions', { suspicionId, rows: 1 }, { keepsBefore: false })
  const suspicion = asked.data?.suspicions[0]
  return (
    <Drawer
      open
      title="可疑记录"
      size={560}
      onClose={onClose}
      extra={suspicion && <Acts suspicion={suspicion} onOpen={setOpen} />}
    >
      <AskedView asked={asked}>
        {({ suspicions: [found] }) =>
          found ? (
            <>
              <Facts suspicion={found} />
              <Steps suspicion={found} />
            </>
          ) : (
            <EmptyView title="找不到这条可疑记录" next="它可能属于你不负责的门店。" />
          )
        }
      </AskedView>
      {suspicion && open === 'appeal' && <AppealDialog suspicion={suspicion} onClose={() => setOpen(null)} />}
      {suspicion && open !== null && open !== 'appeal' && (
        <DecideDialog suspicion={suspicion} outcome={open} onClose={() => setOpen(null)} />
      )}
    </Drawer>
  )
}

function Acts({ suspicion, onOpen }: { suspicion: Suspicion; onOpen: (open: Open) => void }) {
  const refusal = useRefusal()
  const { staffId } = useSession()
  const { state, isFinal, steps } = suspicion
  const isOwn = steps.some(({ kind, actor }) => kind !== 'decided' && actor === `ops:${staffId}`)
  const own = isOwn ? '不能处理自己标记或申诉的记录，请由另一位同事处理' : null
  const over = state === 'released' ? '已经放行；要再隔离，请在记录页面重新标记' : null
  const noAppeal =
    state === 'pending'
      ? '还没有隔离，不需要申诉'
      : state === 'appealed'
        ? '已经申诉，等待总部处理'
        : isFinal
          ? '总部已经答复过申诉，不能再申诉'
          : over
  const isIn = state === 'isolated' ? '已经隔离' : over
  return (
    <span style={{ display: 'inline-flex', gap: 8 }}>
      <AllowedButton refusal={refusal('appealSuspicion') ?? noAppeal} onClick={() => onOpen('appeal')}>
        申诉
      </AllowedButton>
      <AllowedButton refusal={refusal('decideSuspicion') ?? isIn ?? own} onClick={() => onOpen('isolated')}>
        {state === 'appealed' ? '驳回申诉' : '隔离'}
      </AllowedButton>
      <AllowedButton
        type="primary"
        refusal={refusal('decideSuspicion') ?? over ?? own}
        onClick={() => onOpen('released')}
      >
        放行
      </AllowedButton>
    </span>
  )
}

function Facts({ suspicion }: { suspicion: Suspicion }) {
  const { state, storeName, rule } = suspicion
  return (
    <>
      <p className="sentence">{whyText(suspicion)}</p>
      <dl className="facts">
        <dt>状态</dt>
        <dd>
          <SuspicionMark state={state} />{' '}
          <span className="soft">
            {state === 'isolated' || state === 'appealed' ? '不计入统计和模型' : '计入统计和模型'}
          </span>
        </dd>
        <dt>依据</dt>
        <dd>{SUSPICION_RULE_TEXT[rule]}</dd>
        <dt>记录</dt>
        <dd>
          <SubjectLink suspicion={suspicion} />
        </dd>
        <dt>顾客</dt>
        <dd>
          <PersonLink suspicion={suspicion} />
        </dd>
        <dt>门店</dt>
        <dd>{storeName ?? '—'}</dd>
        <dt>钱</dt>
        <dd>佣金、结算和台账照常，不受影响</dd>
      </dl>
    </>
  )
}

function Steps({ suspicion: { steps } }: { suspicion: Suspicion }) {
  return (
    <>
      <h3 style={{ fontSize: 14, margin: '20px 0 8px' }}>经过</h3>
      <ol style={{ paddingLeft: 18, margin: 0 }}>
        {steps.map((step) => (
          <li key={String(step.at)}>
            <p style={{ margin: 0 }}>
              {stepText(step)} <span className="soft">{actorText(step)}</span>{' '}
              <span className="faint">
                <TimeText at={step.at} />
              </span>
            </p>
            {step.words && <p style={{ margin: '2px 0 8px' }}>“{step.words}”</p>}
          </li>
        ))}
      </ol>
    </>
  )
}
