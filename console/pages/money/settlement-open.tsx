import { Alert, App } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { PARTY_KIND_TEXT } from '../../../contract/vocabulary'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { AllowedButton } from '../../ui/allowed-button'
import { EffectDialog } from '../../ui/effect-dialog'
import { FenText, fenText } from '../../ui/fen-text'
import { Figure } from '../../ui/figure'
import { Panel } from '../../ui/panel'
import { PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'
import type { Draft } from './answers'
import type { Period } from './period-standing'
import { SettlementChecks } from './settlement-checks'
import { useTimedCheck } from './use-timed-check'

/** A month before it is closed: what closing would pay, what waits, the checks, and closing itself. */
export function SettlementOpen({ period: { periodId } }: { period: Period }) {
  const asked = useAsk('previewPeriod', { periodId }, { keepsBefore: false })
  return <AskedView asked={asked}>{(draft) => <DraftView periodId={periodId} draft={draft} />}</AskedView>
}

function DraftView({ periodId, draft }: { periodId: string; draft: Draft }) {
  const [isClosing, setClosing] = useState(false)
  const check = useTimedCheck()
  const refusal = useRefusal()('closePeriod')
  const { doubledLots, doubledParties, offByFen } = draft.checks
  const isDraftSound = doubledLots + doubledParties + offByFen === 0
  const why = draft.blocks.some(({ kind }) => kind === 'not_over')
    ? '这个月还没有结束，下月 1 日起可以关账'
    : draft.blocks.length > 0
      ? '前面的月份还没有关账，请按月份顺序关账'
      : !isDraftSound
        ? '草稿检查未通过，请联系技术支持'
        : !check.result
          ? '请先完成检查'
          : !check.result.books.isBalanced
            ? '账目核对未通过，不能关账'
            : null
  return (
    <>
      <Blocks draft={draft} />
      <div className="figure-row">
        <Figure name="应结" value={fenText(draft.earnedFen)} hint={`${countText(draft.statements)} 张结算单`} />
        <Figure name="扣回以前多付的" value={fenText(draft.clawbackFen)} />
        <Figure name="应付" value={fenText(draft.payableFen)} />
        <Figure name="之后再扣回" value={fenText(draft.stillOwedFen)} to="/ledger?account=clawback" />
      </div>
      <div className="panel-row">
        <Waits draft={draft} />
        <ByKind draft={draft} />
      </div>
      <SettlementChecks draft={draft} check={check} />
      <Panel
        title="关账"
        extra={
          <AllowedButton type="primary" refusal={refusal ?? why} onClick={() => setClosing(true)}>
            关账
          </AllowedButton>
        }
      >
        <p className="soft" style={{ margin: 0 }}>
          {why ?? '检查已通过。关账后生成结算单，由另一位同事审批后才能付款。'}
        </p>
      </Panel>
      <Parties draft={draft} />
      {isClosing && <CloseDialog periodId={periodId} draft={draft} onClose={() => setClosing(false)} />}
    </>
  )
}

function Blocks({ draft: { blocks } }: { draft: Draft }) {
  return blocks.map(({ kind, periodId }) => (
    <Alert
      key={kind}
      style={{ marginBottom: 12 }}
      type={kind === 'not_over' ? 'info' : 'warning'}
      showIcon
      title={
        kind === 'not_over' ? (
          '这个月还没有结束：下面是到现在为止的草稿，数字还会变'
        ) : (
          <>
            要先关 <Link to={`/settlements/${periodId}`}>{periodId}</Link> 的账，才能关这个月
          </>
        )
      }
    />
  ))
}

function Waits({ draft: { waits } }: { draft: Draft }) {
  return (
    <Panel title="这次不结算的">
      <dl className="facts">
        <dt>有争议</dt>
        <dd>
          <Link to="/disputes">{countText(waits.disputes)} 个争议</Link>，冻结 {fenText(waits.heldFen)}
        </dd>
        <dt>等待退款</dt>
        <dd>
          <Link to="/refunds">{countText(waits.refundRequests)} 笔申请</Link>，涉及 {fenText(waits.refundRequestsFen)}
        </dd>
        <dt>还在售后期</dt>
        <dd>
          <Link to="/ledger?account=accrued">{fenText(waits.unsettledFen)}</Link>，期满后进入以后的账期
        </dd>
        <dt>找不到订单的退款</dt>
        <dd>{countText(waits.parkedRefunds)} 笔，订单到了会自动入账，不影响关账</dd>
      </dl>
    </Panel>
  )
}

function ByKind({ draft: { byKind, policyVersion, ...sums } }: { draft: Draft }) {
  return (
    <Panel
      title="按收益方"
      extra={<Link to={`/policies?version=${policyVersion}`}>分佣规则第 {policyVersion} 版</Link>}
    >
      <PlainTable
        label="按收益方"
        rows={byKind}
        rowKey={({ partyKind }) => partyKind}
        columns={[
          { title: '收益方', render: ({ partyKind }) => PARTY_KIND_TEXT[partyKind] },
          { title: '结算单', isNumber: true, render: ({ statements }) => countText(statements) },
          { title: '应结', isNumber: true, render: ({ earnedFen }) => <FenText fen={earnedFen} /> },
          { title: '扣回', isNumber: true, render: ({ clawbackFen }) => <FenText fen={clawbackFen} /> },
          { title: '应付', isNumber: true, render: ({ payableFen }) => <FenText fen={payableFen} /> },
        ]}
        foot={[
          '合计',
          countText(sums.statements),
          <FenText key="earned" fen={sums.earnedFen} />,
          <FenText key="clawback" fen={sums.clawbackFen} />,
          <FenText key="payable" fen={sums.payableFen} />,
        ]}
      />
    </Panel>
  )
}

function Parties({ draft: { parties, statements } }: { draft: Draft }) {
  if (parties.length === 0) return null
  return (
    <Panel title={`结算单草稿${statements > parties.length ? `（应付最多的 ${parties.length} 张）` : ''}`}>
      <PlainTable
        label="结算单草稿"
        rows={parties.map((party, at) => ({ ...party, key: String(at) }))}
        rowKey={({ key }) => key}
        columns={[
          { title: '收益方', render: ({ partyName, partyKind }) => `${partyName}（${PARTY_KIND_TEXT[partyKind]}）` },
          { title: '份额', isNumber: true, render: ({ lines }) => countText(lines) },
          { title: '应结', isNumber: true, render: ({ earnedFen }) => <FenText fen={earnedFen} /> },
          { title: '扣回', isNumber: true, render: ({ clawbackFen }) => <FenText fen={clawbackFen} /> },
          { title: '应付', isNumber: true, render: ({ payableFen }) => <FenText fen={payableFen} /> },
        ]}
      />
    </Panel>
  )
}

function CloseDialog({ periodId, draft, onClose }: { periodId: string; draft: Draft; onClose: () => void }) {
  const { message } = App.useApp()
  const act = useAct('closePeriod', {
    onDone: ({ payableFen }) => {
      message.success(`${periodId} 已关账，应付 ${fenText(payableFen)}，请另一位同事审批`)
      onClose()
      // Where the month stands now is said at its head, and the button stood far below.
      window.scrollTo({ top: 0 })
    },
    onFail: () => true,
  })
  return (
    <EffectDialog
      title={`${periodId} 关账`}
      effects={[
        `生成 ${countText(draft.statements)} 张结算单，应付 ${fenText(draft.payableFen)}`,
        `应结 ${fenText(draft.earnedFen)}，扣回 ${fenText(draft.clawbackFen)}`,
        '关账后这个月不能再改，以后的更正记入以后的月份',
        '你关的账，要由另一位同事审批',
      ]}
      confirmText={`关账，应付 ${fenText(draft.payableFen)}`}
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run({ periodId })}
      onClose={onClose}
    />
  )
}
