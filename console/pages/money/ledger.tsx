import { Alert, App, Input, Select } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { JOURNAL_TEXT, type JournalKind } from '../../../contract/reasons'
import {
  ACCOUNT_TEXT,
  type Account,
  PARTY_KIND_TEXT,
  type PartyKind,
  SPLIT_ROLE_TEXT,
} from '../../../contract/vocabulary'
import type { In, Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { countText } from '../../format/number-text'
import { addDays, startOfDay } from '../../format/time-text'
import { GuideField } from '../../forms/guide-field'
import { StoreField } from '../../forms/store-field'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { FenText } from '../../ui/fen-text'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { DayRange } from './day-range'
import { LedgerTotals } from './ledger-totals'

type Posting = Out<'listPostings'>['postings'][number]

const COLUMNS: Column<Posting>[] = [
  { key: 'at', title: '记账时间', render: ({ at }) => <TimeText at={at} /> },
  { key: 'kind', title: '发生了什么', render: ({ kind }) => JOURNAL_TEXT[kind] },
  { key: 'debit', title: '借（出）', render: ({ debit }) => ACCOUNT_TEXT[debit] },
  { key: 'credit', title: '贷（入）', render: ({ credit }) => ACCOUNT_TEXT[credit] },
  { key: 'amount', title: '金额', isNumber: true, render: ({ amountFen }) => <FenText fen={amountFen} /> },
  {
    key: 'party',
    title: '收益方',
    render: ({ partyName, partyKind }) => `${partyName}（${PARTY_KIND_TEXT[partyKind]}）`,
  },
  { key: 'role', title: '角色', isExtra: true, render: ({ role }) => SPLIT_ROLE_TEXT[role] },
  { key: 'order', title: '订单', render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link> },
  { key: 'period', title: '账期', render: ({ periodId }) => <Link to={`/settlements/${periodId}`}>{periodId}</Link> },
  { key: 'effective', title: '业务时间', isExtra: true, render: ({ effectiveAt }) => <TimeText at={effectiveAt} /> },
  { key: 'id', title: '分录号', isExtra: true, render: ({ postingId }) => postingId },
]

const FILTERS = {
  account: '',
  kind: '',
  partyKind: '',
  partyId: '',
  orderId: '',
  periodId: '',
  from: '',
  to: '',
  cursor: '',
}
type Url = typeof FILTERS

function filterOf(url: Url): In<'exportPostings'> {
  return {
    ...(url.account ? { account: url.account as Account } : {}),
    ...(url.kind ? { kind: url.kind as JournalKind } : {}),
    ...(url.partyKind ? { partyKind: url.partyKind as PartyKind } : {}),
    ...(url.partyId ? { partyId: url.partyId } : {}),
    ...(url.orderId ? { orderId: url.orderId } : {}),
    ...(/^\d{4}-(0[1-9]|1[0-2])$/.test(url.periodId) ? { periodId: url.periodId } : {}),
    ...(url.from ? { from: startOfDay(url.from) } : {}),
    ...(url.to ? { to: startOfDay(addDays(url.to, 1)) } : {}),
  }
}

/** The ledger: every movement of every share, and what stands on each account. */
export function Page() {
  const [url, setUrl] = useUrlState(FILTERS)
  const filter = filterOf(url)
  const asked = useAsk('listPostings', { ...filter, rows: 50, ...(url.cursor ? { cursor: url.cursor } : {}) })
  return (
    <PageFrame
      title="台账"
      about="每一笔都从一个科目记到另一个科目，借贷必相等；只追加，从不修改"
      // Another question has another file.
      actions={<Export key={JSON.stringify(filter)} filter={filter} />}
    >
      <LedgerTotals account={url.account} onPick={(account) => setUrl({ account })} />
      <DataTable
        id="ledger"
        label="分录"
        columns={COLUMNS}
        rows={asked.data?.postings}
        rowKey={({ postingId }) => postingId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的分录', next: '放宽筛选；付款、收货、退款、关账和打款都会在这里记账。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={<Filters url={url} setUrl={setUrl} />}
      />
    </PageFrame>
  )
}

function Filters({ url, setUrl }: { url: Url; setUrl: (change: Partial<Url>) => void }) {
  const options = (table: Record<string, string>, all: string) => [
    { value: '', label: all },
    ...Object.entries(table).map(([value, label]) => ({ value, label })),
  ]
  const select = (
    key: 'account' | 'kind' | 'partyKind',
    label: string,
    table: Record<string, string>,
    width: number,
  ) => (
    <Select
      aria-label={label}
      style={{ width }}
      value={url[key]}
      onChange={(value) => setUrl(key === 'partyKind' ? { partyKind: value, partyId: '' } : { [key]: value })}
      options={options(table, `全部${label}`)}
    />
  )
  return (
    <>
      {select('account', '科目', ACCOUNT_TEXT, 110)}
      {select('kind', '类型', JOURNAL_TEXT, 180)}
      {select('partyKind', '收益方', PARTY_KIND_TEXT, 120)}
      {url.partyKind === 'guide' && (
        <GuideField value={url.partyId} onChange={(partyId) => setUrl({ partyId })} isClearable width={180} />
      )}
      {url.partyKind === 'store' && (
        <StoreField value={url.partyId} onChange={(partyId) => setUrl({ partyId })} isClearable width={180} />
      )}
      <Input
        type="month"
        aria-label="账期"
        style={{ width: 136 }}
        value={url.periodId}
        onChange={({ target }) => setUrl({ periodId: target.value })}
      />
      <DayRange of="记账" from={url.from} to={url.to} onChange={setUrl} />
      {url.orderId && <AllowedButton onClick={() => setUrl({ orderId: '' })}>只看一个订单 ✕</AllowedButton>}
      <SavedViews id="ledger" />
    </>
  )
}

function Export({ filter }: { filter: In<'exportPostings'> }) {
  const { message } = App.useApp()
  const [file, setFile] = useState<Out<'exportPostings'> | null>(null)
  const act = useAct('exportPostings', {
    ages: [],
    onDone: (made) => {
      setFile(made)
      if (!made.isCut) message.success(`已导出 ${countText(made.postings)} 笔，导出已记入审计`)
    },
  })
  return (
    <>
      {file && (
        <a href={file.url} download>
          下载 {countText(file.postings)} 笔
        </a>
      )}
      {file?.isCut && (
        <Alert
          type="warning"
          showIcon
          title={`只导出了最新的 ${countText(file.postings)} 笔，请缩小日期范围分次导出`}
        />
      )}
      <AllowedButton refusal={useRefusal()('exportPostings')} loading={act.isBusy} onClick={() => void act.run(filter)}>
        导出筛选结果
      </AllowedButton>
    </>
  )
}
