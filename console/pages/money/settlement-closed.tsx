import { useState } from 'react'
import { Link } from 'react-router'
import { useRefusal } from '../../api/session'
import { countText } from '../../format/number-text'
import { PayoutForm } from '../../forms/payout-form'
import { AllowedButton } from '../../ui/allowed-button'
import { fenText } from '../../ui/fen-text'
import { Figure } from '../../ui/figure'
import { Panel } from '../../ui/panel'
import { TimeText } from '../../ui/time-text'
import type { Period } from './period-standing'
import { ApproveDialog, ExportDialog } from './settlement-dialogs'
import { SettlementStatements } from './settlement-statements'

type Dialog = 'approve' | 'export' | 'pay'

/** A month that is closed: approved by another person, exported, paid. */
export function SettlementClosed({ period }: { period: Period }) {
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  const { sums, statements, paidFen } = period
  const count = statements.draft + statements.approved + statements.exported + statements.paid
  return (
    <>
      <div className="figure-row">
        <Figure name="应结" value={fenText(sums?.earnedFen ?? 0)} hint={`${countText(count)} 张结算单`} />
        <Figure name="扣回以前多付的" value={fenText(sums?.clawbackFen ?? 0)} />
        <Figure name="应付" value={fenText(sums?.payableFen ?? 0)} />
        <Figure name="已付" value={fenText(paidFen)} hint={`${countText(statements.paid)} 张`} />
      </div>
      <Panel title="经过" extra={<Acts period={period} onOpen={setDialog} />}>
        <Course period={period} />
      </Panel>
      <SettlementStatements periodId={period.periodId} />
      {dialog === 'approve' && <ApproveDialog period={period} onClose={close} />}
      {dialog === 'export' && <ExportDialog period={period} onClose={close} />}
      {dialog === 'pay' && <PayoutForm periodId={period.periodId} waiting={statements.exported} onClose={close} />}
    </>
  )
}

function Acts({ period, onOpen }: { period: Period; onOpen: (dialog: Dialog) => void }) {
  const refusal = useRefusal()
  const { draft, approved, exported, paid } = period.statements
  const whyNotApprove =
    draft === 0 ? '没有等待审批的结算单' : period.isClosedByCaller ? '关账人不能审批，请由另一位同事审批' : null
  const whyNotExport =
    draft > 0 ? '审批之后才能导出' : approved + exported === 0 ? (paid > 0 ? '已经全部付清' : '没有要付的钱') : null
  const whyNotPay = exported === 0 ? (paid > 0 ? '已经全部付清' : '导出之后才能登记付款') : null
  return (
    <span style={{ display: 'inline-flex', gap: 8 }}>
      <AllowedButton
        type={draft > 0 ? 'primary' : 'default'}
        refusal={refusal('approveStatements') ?? whyNotApprove}
        onClick={() => onOpen('approve')}
      >
        审批
      </AllowedButton>
      <AllowedButton
        type={approved > 0 ? 'primary' : 'default'}
        refusal={refusal('exportPayouts') ?? whyNotExport}
        onClick={() => onOpen('export')}
      >
        {approved === 0 && exported > 0 ? '重新导出' : '导出付款清单'}
      </AllowedButton>
      <AllowedButton
        type={exported > 0 ? 'primary' : 'default'}
        refusal={refusal('recordPayouts') ?? whyNotPay}
        onClick={() => onOpen('pay')}
      >
        登记付款
      </AllowedButton>
    </span>
  )
}

function Course({ period }: { period: Period }) {
  const { periodId, rootHash, statements } = period
  const by = (name: string | null, at: string | null, waits: string) =>
    at ? (
      <>
        {name && !name.startsWith('ops:') ? name : '系统账号'}，<TimeText at={at} />
      </>
    ) : (
      <span className="faint">{waits}</span>
    )
  return (
    <dl className="facts">
      <dt>关账</dt>
      <dd>{by(period.closedByName, period.closedAt, '—')}</dd>
      <dt>审批</dt>
      <dd>{by(period.approvedByName, period.approvedAt, '等待另一位同事')}</dd>
      <dt>导出</dt>
      <dd>{by(period.exportedByName, period.exportedAt, '还没有导出')}</dd>
      <dt>付款</dt>
      <dd>
        已付 {countText(statements.paid)} 张，等待登记 {countText(statements.exported)} 张
        {statements.failed > 0 && (
          <>
            ，其中{' '}
            <Link to={`/settlements/${periodId}?payout=failed`}>{countText(statements.failed)} 张上次付款失败</Link>
          </>
        )}
        {period.paidAt && (
          <>
            ，最近一次 <TimeText at={period.paidAt} />
          </>
        )}
      </dd>
      <dt>分录</dt>
      <dd>
        <Link to={`/ledger?periodId=${periodId}`}>这个月记的账</Link>
      </dd>
      <dt>校验码</dt>
      <dd>
        <code>{rootHash}</code>
        <br />
        <span className="faint">由本月全部结算单和上月校验码算出；改动任何一张或以前任何一个月，都会不同</span>
      </dd>
    </dl>
  )
}
