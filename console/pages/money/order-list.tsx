import { Checkbox, Input, Select } from 'antd'
import { Link } from 'react-router'
import { ORDER_STATE_TEXT, type OrderState } from '../../../contract/mall-vocabulary'
import { ATTRIBUTION_RULE_TEXT, type AttributionRule } from '../../../contract/reasons'
import { ORDER_SOURCE_TEXT, type OrderSource } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { addDays, startOfDay } from '../../format/time-text'
import { GuideField } from '../../forms/guide-field'
import { StoreField } from '../../forms/store-field'
import { type Column, DataTable } from '../../ui/data-table'
import { FenText } from '../../ui/fen-text'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { DayRange } from './day-range'

type Order = Out<'listOrders'>['orders'][number]

const COLUMNS: Column<Order>[] = [
  {
    key: 'orderNo',
    title: '订单号',
    render: ({ orderId, orderNo }) => <Link to={`/orders/${orderId}`}>{orderNo}</Link>,
  },
  { key: 'source', title: '来源', render: ({ source }) => ORDER_SOURCE_TEXT[source] },
  { key: 'state', title: '状态', render: (order) => <OrderMarks order={order} /> },
  { key: 'store', title: '门店', render: ({ storeName }) => storeName ?? '—' },
  { key: 'seller', title: '登记导购', isExtra: true, render: ({ sellerName }) => sellerName ?? '—' },
  {
    key: 'rule',
    title: '归因依据',
    render: ({ rule }) =>
      rule === 'unknown' ? (
        <Mark tone="warn">{ATTRIBUTION_RULE_TEXT.unknown}</Mark>
      ) : (
        (ATTRIBUTION_RULE_TEXT[rule as AttributionRule] ?? '—')
      ),
  },
  { key: 'paidFen', title: '实付', isNumber: true, render: ({ paidFen }) => <FenText fen={paidFen} /> },
  {
    key: 'refundedFen',
    title: '已退',
    isNumber: true,
    render: ({ refundedFen }) => (refundedFen > 0 ? <FenText fen={refundedFen} /> : '—'),
  },
  { key: 'poolFen', title: '佣金池', isNumber: true, render: ({ poolFen }) => <FenText fen={poolFen} /> },
  { key: 'paidAt', title: '付款', isNumber: true, render: ({ paidAt }) => <TimeText at={paidAt} /> },
  {
    key: 'placedAt',
    title: '下单',
    isNumber: true,
    isExtra: true,
    render: ({ placedAt }) => <TimeText at={placedAt} />,
  },
]

function OrderMarks({ order: { state, isDisputed, hasOpenAfterSale } }: { order: Order }) {
  return (
    <span style={{ display: 'inline-flex', flexWrap: 'wrap', gap: 4 }}>
      <Mark>{ORDER_STATE_TEXT[state]}</Mark>
      {isDisputed && <Mark tone="bad">有争议</Mark>}
      {hasOpenAfterSale && <Mark tone="warn">售后中</Mark>}
    </span>
  )
}

const FILTERS = {
  orderNo: '',
  source: '',
  state: '',
  storeId: '',
  guideId: '',
  from: '',
  to: '',
  disputed: '',
  unknown: '',
  cursor: '',
}
type Url = typeof FILTERS

/** Every order of the three sources, newest first; all that is filtered is in the address. */
export function Page() {
  const [url, setUrl] = useUrlState(FILTERS)
  const asked = useAsk('listOrders', {
    rows: 50,
    ...(url.orderNo.trim() ? { orderNo: url.orderNo.trim() } : {}),
    ...(url.source ? { source: url.source as OrderSource } : {}),
    ...(url.state ? { state: url.state as OrderState } : {}),
    ...(url.storeId ? { storeId: url.storeId } : {}),
    ...(url.guideId ? { guideId: url.guideId } : {}),
    ...(url.from ? { paidFrom: startOfDay(url.from) } : {}),
    ...(url.to ? { paidTo: startOfDay(addDays(url.to, 1)) } : {}),
    ...(url.disputed ? { isDisputed: true } : {}),
    ...(url.unknown ? { isUnknown: true } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  })
  return (
    <PageFrame title="订单" about="小程序、门店收银和私下转账登记的订单，新的在前；点订单号看每一分钱给了谁、为什么">
      <DataTable
        id="orders"
        label="订单"
        columns={COLUMNS}
        rows={asked.data?.orders}
        rowKey={({ orderId }) => orderId}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的订单', next: '放宽筛选；门店收银的订单可在「导入」中带入。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={<Filters url={url} setUrl={setUrl} />}
      />
    </PageFrame>
  )
}

function Filters({ url, setUrl }: { url: Url; setUrl: (change: Partial<Url>) => void }) {
  const refusal = useRefusal()
  const options = (table: Record<string, string>, all: string) => [
    { value: '', label: all },
    ...Object.entries(table).map(([value, label]) => ({ value, label })),
  ]
  return (
    <>
      <Input.Search
        key={url.orderNo}
        aria-label="订单号"
        placeholder="完整订单号"
        defaultValue={url.orderNo}
        maxLength={64}
        allowClear
        style={{ width: 220 }}
        onSearch={(orderNo) => setUrl({ orderNo: orderNo.trim() })}
      />
      <Select
        aria-label="来源"
        style={{ width: 130 }}
        value={url.source}
        onChange={(source) => setUrl({ source })}
        options={options(ORDER_SOURCE_TEXT, '全部来源')}
      />
      <Select
        aria-label="状态"
        style={{ width: 110 }}
        value={url.state}
        onChange={(state) => setUrl({ state })}
        options={options(ORDER_STATE_TEXT, '全部状态')}
      />
      {!refusal('listStores') && (
        <StoreField value={url.storeId} onChange={(storeId) => setUrl({ storeId })} isClearable width={170} />
      )}
      {!refusal('listGuides') && (
        <GuideField
          label="有份额的导购"
          value={url.guideId}
          onChange={(guideId) => setUrl({ guideId })}
          isClearable
          width={170}
        />
      )}
      <DayRange of="付款" from={url.from} to={url.to} onChange={setUrl} />
      <Checkbox
        checked={url.disputed !== ''}
        onChange={({ target }) => setUrl({ disputed: target.checked ? '1' : '' })}
      >
        有争议
      </Checkbox>
      <Checkbox checked={url.unknown !== ''} onChange={({ target }) => setUrl({ unknown: target.checked ? '1' : '' })}>
        无法归因
      </Checkbox>
      <SavedViews id="orders" />
    </>
  )
}
