import { Select } from 'antd'
import { STORE_KIND_TEXT, type StoreKind } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText, shareText } from '../../format/number-text'
import { FenText } from '../../ui/fen-text'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { AskedView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'
import type { Period } from './period'

type Traffic = Out<'storeTraffic'>
type Store = Traffic['stores'][number]
type Sum = { kind: StoreKind; stores: number; leads: number; visits: number; sales: number; soldFen: number }

const figures = <Row extends Pick<Store, 'leads' | 'visits' | 'sales' | 'soldFen'>>(): SortColumn<Row>[] => [
  {
    key: 'leads',
    title: '线索',
    isNumber: true,
    render: ({ leads }) => countText(leads),
    sortBy: ({ leads }) => leads,
  },
  {
    key: 'visits',
    title: '到店',
    isNumber: true,
    render: ({ visits }) => countText(visits),
    sortBy: ({ visits }) => visits,
  },
  {
    key: 'visitRate',
    title: '到店率',
    isNumber: true,
    render: (row) => rate(row.visits, row.leads),
    sortBy: (row) => share(row.visits, row.leads),
  },
  {
    key: 'sales',
    title: '成交',
    isNumber: true,
    render: ({ sales }) => countText(sales),
    sortBy: ({ sales }) => sales,
  },
  {
    key: 'saleRate',
    title: '成交率',
    isNumber: true,
    render: (row) => rate(row.sales, row.leads),
    sortBy: (row) => share(row.sales, row.leads),
  },
  {
    key: 'soldFen',
    title: '成交额',
    isNumber: true,
    render: ({ soldFen }) => <FenText fen={soldFen} />,
    sortBy: ({ soldFen }) => soldFen,
  },
]
const share = (part: number, whole: number) => (whole === 0 ? -1 : part / whole)
const rate = (part: number, whole: number) => (whole === 0 ? '—' : shareText(part / whole))

const COLUMNS: SortColumn<Store>[] = [
  { key: 'name', title: '门店', render: ({ storeName }) => storeName, sortBy: ({ storeName }) => storeName },
  {
    key: 'kind',
    title: '类型',
    render: ({ storeKind }) => STORE_KIND_TEXT[storeKind],
    sortBy: ({ storeKind }) => STORE_KIND_TEXT[storeKind],
  },
  ...figures<Store>(),
]
const SUM_COLUMNS: SortColumn<Sum>[] = [
  { key: 'kind', title: '类型', render: ({ kind }) => STORE_KIND_TEXT[kind] },
  {
    key: 'stores',
    title: '门店',
    isNumber: true,
    render: ({ stores }) => countText(stores),
    sortBy: ({ stores }) => stores,
  },
  ...figures<Sum>(),
  {
    key: 'each',
    title: '每店成交额',
    isNumber: true,
    render: ({ soldFen, stores }) => <FenText fen={Math.round(soldFen / stores)} />,
    sortBy: ({ soldFen, stores }) => soldFen / stores,
  },
]

/** What routed leads brought each store: who came by and what was sold, and how kinds of stores compare. */
export function StoreTraffic({ period: { from, to, storeId } }: { period: Period }) {
  const asked = useAsk('storeTraffic', { from, to, ...(storeId ? { storeId } : {}) })
  return <AskedView asked={asked}>{(traffic) => <Tables traffic={traffic} />}</AskedView>
}

function Tables({ traffic: { stores, windowDays } }: { traffic: Traffic }) {
  const [url, setUrl] = useUrlState({ storeKind: '' })
  const sums = sumsOf(stores)
  const shown = url.storeKind ? stores.filter(({ storeKind }) => storeKind === url.storeKind) : stores
  const withLeads = shown.filter(({ leads }) => leads > 0).length
  return (
    <>
      {sums.length > 1 && (
        <Panel title="按门店类型比较">
          <SortTable
            id="kinds"
            label="按门店类型的到店与成交"
            columns={SUM_COLUMNS}
            rows={sums}
            rowKey={({ kind }) => kind}
            empty={{ title: '没有门店' }}
          />
        </Panel>
      )}
      <Panel title="每家门店">
        <p className="soft" style={{ marginTop: 0 }}>
          这段时间到达、分到门店的线索，在 {windowDays} 天内有没有来这家店、有没有买（在哪家买都算），成交额已扣退款。
        </p>
        <SortTable
          id="traffic"
          label="每家门店的到店与成交"
          columns={COLUMNS}
          rows={shown}
          rowKey={(row) => row.storeId}
          words={({ storeName }) => storeName}
          searchLabel="按店名找"
          summary={`${countText(shown.length)} 家门店，其中 ${countText(withLeads)} 家有线索`}
          empty={{ title: '没有门店' }}
          filters={
            <Select
              aria-label="门店类型"
              style={{ width: 130 }}
              value={url.storeKind}
              onChange={(storeKind) => setUrl({ storeKind })}
              options={[
                { value: '', label: '全部类型' },
                ...sums.map(({ kind }) => ({ value: kind, label: STORE_KIND_TEXT[kind] })),
              ]}
            />
          }
        />
      </Panel>
    </>
  )
}

function sumsOf(stores: readonly Store[]): Sum[] {
  const sums = new Map<StoreKind, Sum>()
  for (const { storeKind: kind, leads, visits, sales, soldFen } of stores) {
    const sum = sums.get(kind) ?? { kind, stores: 0, leads: 0, visits: 0, sales: 0, soldFen: 0 }
    sums.set(kind, {
      kind,
      stores: sum.stores + 1,
      leads: sum.leads + leads,
      visits: sum.visits + visits,
      sales: sum.sales + sales,
      soldFen: sum.soldFen + soldFen,
    })
  }
  return [...sums.values()].sort((a, b) => b.leads - a.leads)
}
