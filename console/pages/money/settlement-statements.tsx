import { Drawer, Select } from 'antd'
import { Link } from 'react-router'
import {
  PARTY_KIND_TEXT,
  PAYOUT_STANDING_TEXT,
  type PartyKind,
  type PayoutStanding,
  SPLIT_ROLE_TEXT,
  STATEMENT_STATE_TEXT,
  type StatementState,
} from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { type Column, DataTable } from '../../ui/data-table'
import { FenText } from '../../ui/fen-text'
import { Mark, type MarkTone } from '../../ui/mark'
import { PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'

type Statement = Out<'listStatements'>['statements'][number]
const TONE: Record<StatementState, MarkTone> = { draft: 'warn', approved: 'info', exported: 'info', paid: 'good' }

function columns(onOpen: (statementId: string) => void): Column<Statement>[] {
  return [
    {
      key: 'party',
      title: '收益方',
      render: ({ statementId, partyName, partyKind }) => (
        <button type="button" className="link-button" onClick={() => onOpen(statementId)}>
          {partyName}（{PARTY_KIND_TEXT[partyKind]}）
        </button>
      ),
    },
    {
      key: 'state',
      title: '状态',
      render: ({ state, failReason }) =>
        failReason === null ? (
          <Mark tone={TONE[state]}>{STATEMENT_STATE_TEXT[state]}</Mark>
        ) : (
          <Mark tone="bad">上次付款失败</Mark>
        ),
    },
    { key: 'lines', title: '明细', isNumber: true, render: ({ lineCount }) => lineCount },
    { key: 'earned', title: '应结', isNumber: true, render: ({ earnedFen }) => <FenText fen={earnedFen} /> },
    { key: 'clawback', title: '扣回', isNumber: true, render: ({ clawbackFen }) => <FenText fen={clawbackFen} /> },
    { key: 'payable', title: '应付', isNumber: true, render: ({ payableFen }) => <FenText fen={payableFen} /> },
    {
      key: 'ref',
      title: '银行流水号 / 失败原因',
      render: ({ paymentRef, failReason }) => paymentRef ?? failReason ?? '—',
    },
    { key: 'paidAt', title: '付款', isNumber: true, render: ({ paidAt }) => <TimeText at={paidAt} /> },
    { key: 'id', title: '结算单号', isExtra: true, render: ({ statementId }) => statementId },
    { key: 'hash', title: '校验码', isExtra: true, render: ({ hash }) => hash.slice(0, 16) },
  ]
}

/** The statements of a month; each opens to the orders it is made of. */
export function SettlementStatements({ periodId }: { periodId: string }) {
  const [url, setUrl] = useUrlState({ partyKind: '', payout: '', statement: '', cursor: '' })
  const asked = useAsk('listStatements', {
    periodId,
    rows: 50,
    ...(url.partyKind ? { partyKind: url.partyKind as PartyKind } : {}),
    ...(url.payout ? { payout: url.payout as PayoutStanding } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  })
  const open = (statement: string) => setUrl({ statement, cursor: url.cursor })
  const kinds = Object.entries(PARTY_KIND_TEXT).map(([value, label]) => ({ value, label }))
  const standings = Object.entries(PAYOUT_STANDING_TEXT).map(([value, label]) => ({ value, label }))
  return (
    <>
      <DataTable
        id="statements"
        label="结算单"
        columns={columns(open)}
        rows={asked.data?.statements}
        rowKey={({ statementId }) => statementId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有结算单', next: '这个月没有可以结算的佣金。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={
          <>
            <Select
              aria-label="收益方"
              style={{ width: 120 }}
              value={url.partyKind}
              onChange={(partyKind) => setUrl({ partyKind })}
              options={[{ value: '', label: '全部收益方' }, ...kinds]}
            />
            <Select
              aria-label="付款情况"
              style={{ width: 160 }}
              value={url.payout}
              onChange={(payout) => setUrl({ payout })}
              options={[{ value: '', label: '全部付款情况' }, ...standings]}
            />
          </>
        }
      />
      {url.statement && <StatementDrawer statementId={url.statement} onClose={() => open('')} />}
    </>
  )
}

function StatementDrawer({ statementId, onClose }: { statementId: string; onClose: () => void }) {
  const [url, setUrl] = useUrlState({ lines: '', cursor: '' })
  const input = { statementId, rows: 100, ...(url.lines ? { cursor: url.lines } : {}) }
  const asked = useAsk('showStatement', input, { keepsBefore: false })
  const next = asked.data?.next
  return (
    <Drawer open title="结算单明细" size={760} onClose={onClose}>
      <AskedView asked={asked}>
        {({ statement, lines }) => (
          <>
            <dl className="facts" style={{ marginBottom: 12 }}>
              <dt>收益方</dt>
              <dd>
                {statement.partyName}（{PARTY_KIND_TEXT[statement.partyKind]}）
              </dd>
              <dt>应付</dt>
              <dd>
                <FenText fen={statement.earnedFen} /> − <FenText fen={statement.clawbackFen} /> ={' '}
                <strong>
                  <FenText fen={statement.payableFen} />
                </strong>
              </dd>
              <dt>付款</dt>
              <dd>
                <Payout statement={statement} />
              </dd>
              <dt>结算单号</dt>
              <dd>{statement.statementId}</dd>
              <dt>校验码</dt>
              <dd>
                <code>{statement.hash}</code>
              </dd>
            </dl>
            <PlainTable
              label="明细"
              rows={lines}
              rowKey={({ lotId, kind }) => `${lotId}.${kind}`}
              columns={[
                {
                  title: '订单',
                  render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link>,
                },
                { title: '商品', render: ({ title }) => title },
                { title: '角色', render: ({ role }) => SPLIT_ROLE_TEXT[role] },
                { title: '类型', render: ({ kind }) => (kind === 'earned' ? '应结' : '扣回多付') },
                {
                  title: '金额',
                  isNumber: true,
                  render: ({ kind, amountFen }) => <FenText fen={kind === 'earned' ? amountFen : -amountFen} />,
                },
              ]}
            />
            {(next || url.lines) && (
              <nav className="pager" aria-label="明细翻页">
                <button type="button" className="link-button" onClick={() => setUrl({ lines: '', cursor: url.cursor })}>
                  第一页
                </button>
                {next && (
                  <button
                    type="button"
                    className="link-button"
                    onClick={() => setUrl({ lines: next, cursor: url.cursor })}
                  >
                    下一页
                  </button>
                )}
              </nav>
            )}
          </>
        )}
      </AskedView>
    </Drawer>
  )
}

/** When it was paid and under which number of the bank, or why it was not. */
function Payout({ statement: { state, paidAt, paymentRef, failReason, failedAt } }: { statement: Statement }) {
  if (paidAt) {
    return (
      <>
        <TimeText at={paidAt} />
        ，银行流水号 {paymentRef ?? '—'}
      </>
    )
  }
  if (failReason === null) return <>{STATEMENT_STATE_TEXT[state]}</>
  return (
    <>
      <Mark tone="bad">上次付款失败</Mark> {failReason}（<TimeText at={failedAt} />
      ），仍然应付，下一份付款清单里会有
    </>
  )
}
