import { Select } from 'antd'
import {
  MATURITY_CLASS_TEXT,
  REVENUE_CLASS_TEXT,
  STORE_PLAYBOOK_TEXT,
  type StoreGrade,
} from '../../../contract/routing-vocabulary'
import type { Out } from '../../api/call'
import { useAsk } from '../../api/use-ask'
import { countText, ppmText } from '../../format/number-text'
import { FenText } from '../../ui/fen-text'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { AskedView, EmptyView } from '../../ui/state-view'
import { useUrlState } from '../../ui/use-url-state'

type Store = Out<'listStoreClasses'>['stores'][number]
type Class = `${StoreGrade}${StoreGrade}`
const GRADES: readonly StoreGrade[] = ['A', 'B', 'C']
const classOf = ({ revenueClass, maturityClass }: Store): Class => `${revenueClass}${maturityClass}`

const COLUMNS: SortColumn<Store>[] = [
  { key: 'name', title: '门店', render: ({ storeName }) => storeName, sortBy: ({ storeName }) => storeName },
  {
    key: 'revenue',
    title: '业绩',
    render: ({ revenueClass }) => REVENUE_CLASS_TEXT[revenueClass],
    sortBy: ({ revenueClass }) => revenueClass,
  },
  {
    key: 'revenueFen',
    title: '成交额',
    isNumber: true,
    render: ({ revenueFen }) => <FenText fen={revenueFen} />,
    sortBy: ({ revenueFen }) => revenueFen,
  },
  {
    key: 'maturity',
    title: '线上',
    render: ({ maturityClass }) => MATURITY_CLASS_TEXT[maturityClass],
    sortBy: ({ maturityClass }) => maturityClass,
  },
  {
    key: 'maturityPpm',
    title: '线上成熟度',
    isNumber: true,
    render: ({ maturityPpm }) => ppmText(maturityPpm, 0),
    sortBy: ({ maturityPpm }) => maturityPpm,
  },
  { key: 'playbook', title: '做法', render: ({ playbook }) => playbook },
]

/** Stores in nine classes by revenue and online maturity, each class with what to do. */
export function StoreClasses() {
  const asked = useAsk('listStoreClasses', {})
  return (
    <AskedView asked={asked}>
      {({ stores }) =>
        stores.length === 0 ? (
          <EmptyView title="还没有分层" next="门店每晚按近期业绩和线上成熟度分层，明天再来看。" />
        ) : (
          <Classes stores={stores} />
        )
      }
    </AskedView>
  )
}

function Classes({ stores }: { stores: readonly Store[] }) {
  const [url, setUrl] = useUrlState({ class: '' })
  const shown = url.class ? stores.filter((store) => classOf(store) === url.class) : stores
  return (
    <>
      <Panel
        title="九类门店"
        extra={<span className="faint">按 {stores[0]?.asOf} 的数字，业绩和线上成熟度各分三档</span>}
      >
        <Grid stores={stores} chosen={url.class} onChoose={(chosen) => setUrl({ class: chosen })} />
      </Panel>
      <Panel title="门店">
        <SortTable
          id="classes"
          label="门店分层"
          columns={COLUMNS}
          rows={shown}
          rowKey={({ storeId }) => storeId}
          words={({ storeName }) => storeName}
          searchLabel="按店名找"
          summary={`${countText(shown.length)} 家门店`}
          empty={{ title: '这一类没有门店' }}
          filters={
            <Select
              aria-label="类别"
              style={{ width: 200 }}
              value={url.class}
              onChange={(chosen) => setUrl({ class: chosen })}
              options={[
                { value: '', label: '全部类别' },
                ...GRADES.flatMap((revenue) =>
                  GRADES.map((maturity) => ({
                    value: `${revenue}${maturity}`,
                    label: `${REVENUE_CLASS_TEXT[revenue]} · ${MATURITY_CLASS_TEXT[maturity]}`,
                  })),
                ),
              ]}
            />
          }
        />
      </Panel>
    </>
  )
}

type GridProps = { stores: readonly Store[]; chosen: string; onChoose: (chosen: string) => void }

function Grid({ stores, chosen, onChoose }: GridProps) {
  return (
    <table className="class-grid">
      <thead>
        <tr>
          <td className="class-grid-head" />
          {GRADES.map((maturity) => (
            <th key={maturity} scope="col">
              {MATURITY_CLASS_TEXT[maturity]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {GRADES.map((revenue) => (
          <tr key={revenue}>
            <th scope="row" className="class-grid-head">
              {REVENUE_CLASS_TEXT[revenue]}
            </th>
            {GRADES.map((maturity) => {
              const own = `${revenue}${maturity}` as const
              const count = stores.filter((store) => classOf(store) === own).length
              return (
                <td key={maturity}>
                  <button
                    type="button"
                    aria-pressed={chosen === own}
                    onClick={() => onChoose(chosen === own ? '' : own)}
                  >
                    <strong>{countText(count)} 家</strong>
                    <span>{STORE_PLAYBOOK_TEXT[own]}</span>
                  </button>
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
