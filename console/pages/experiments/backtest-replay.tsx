import { Tabs } from 'antd'
import { CUSTOMER_TIER_TEXT } from '../../../contract/vocabulary'
import { signedText } from '../../format/difference-text'
import { countText, shareText } from '../../format/number-text'
import { Panel } from '../../ui/panel'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import { useUrlState } from '../../ui/use-url-state'
import type { Report } from './backtest-verdict'

type Moved = Report['replay']['stores'][number]
type Kind = 'stores' | 'guides'
const KIND_TEXT: Record<Kind, { name: string; unit: string }> = {
  stores: { name: '门店', unit: '家门店' },
  guides: { name: '导购', unit: '位导购' },
}

/** Who would have received what: the exact part of a backtest. */
export function BacktestReplay({ report: { replay } }: { report: Report }) {
  const [url, setUrl] = useUrlState({ by: 'stores' })
  return (
    <Panel title="一、重放：谁会多得，谁会少得">
      <p className="sentence soft" style={{ marginTop: 0 }}>
        把每一条线索当时的情况（在岗的导购、已接的数量、距离、评分）原样取出，按这版规则重新分配一遍，并一路扣减名额。这一部分是准确的，没有估计。
      </p>
      <Tabs
        activeKey={url.by}
        onChange={(by) => setUrl({ by }, { replace: true })}
        items={[
          { key: 'stores', label: '按门店', children: <MovedTable kind="stores" replay={replay} /> },
          { key: 'guides', label: '按导购', children: <MovedTable kind="guides" replay={replay} /> },
          { key: 'tiers', label: '按顾客等级', children: <TierTable replay={replay} /> },
        ]}
      />
    </Panel>
  )
}

function MovedTable({ kind, replay }: { kind: Kind; replay: Report['replay'] }) {
  const { name, unit } = KIND_TEXT[kind]
  // Reports of before kept those that stay the same, too.
  const rows = replay[kind].filter(({ before, after }) => before !== after)
  const tally = replay.tally?.[kind]
  const changed = tally?.changed ?? rows.length
  const cut = changed > rows.length ? `，列出变化最大的 ${countText(rows.length)} ${unit}` : ''
  const same = tally ? `，另有 ${countText(tally.same)} ${unit}数量不变，没有列出` : ''
  const columns: SortColumn<Moved>[] = [
    { key: 'name', title: name, render: (row) => nameOf(row), sortBy: nameOf },
    {
      key: 'before',
      title: '现行规则',
      isNumber: true,
      render: ({ before }) => countText(before),
      sortBy: (row) => row.before,
    },
    {
      key: 'after',
      title: '这版规则',
      isNumber: true,
      render: ({ after }) => countText(after),
      sortBy: (row) => row.after,
    },
    {
      key: 'difference',
      title: '差别（条）',
      isNumber: true,
      render: (row) => <strong>{signedText(differenceOf(row), countText)}</strong>,
      sortBy: differenceOf,
    },
    {
      key: 'share',
      title: '变化幅度',
      isNumber: true,
      render: (row) =>
        row.before === 0 ? '原来没有' : signedText(differenceOf(row) / row.before, (size) => shareText(size, 0)),
      sortBy: (row) => (row.before === 0 ? Number.MAX_VALUE : differenceOf(row) / row.before),
    },
  ]
  return (
    <SortTable
      id={kind}
      label={`按${name}的变化`}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      words={nameOf}
      searchLabel={`按名称找${name}`}
      summary={`${countText(changed)} ${unit}的线索数量有变化${cut}${same}`}
      empty={{ title: `没有${name}多得或少得`, next: '这版规则与现行规则分给每一方的数量完全一样。' }}
    />
  )
}

const nameOf = ({ id, name }: Moved) => name ?? id
const differenceOf = ({ before, after }: Moved) => after - before

type Tier = Report['replay']['tiers'][number]
const TIER_COLUMNS: SortColumn<Tier>[] = [
  { key: 'tier', title: '顾客等级', render: ({ tier }) => CUSTOMER_TIER_TEXT[tier] },
  { key: 'leads', title: '线索', isNumber: true, render: ({ leads }) => countText(leads), sortBy: (row) => row.leads },
  {
    key: 'moved',
    title: '会换人接待',
    isNumber: true,
    render: ({ moved }) => countText(moved),
    sortBy: (row) => row.moved,
  },
  {
    key: 'share',
    title: '占比',
    isNumber: true,
    render: ({ leads, moved }) => shareText(leads === 0 ? null : moved / leads),
    sortBy: ({ leads, moved }) => (leads === 0 ? 0 : moved / leads),
  },
]

function TierTable({ replay }: { replay: Report['replay'] }) {
  return (
    <SortTable
      id="tiers"
      label="按顾客等级的变化"
      columns={TIER_COLUMNS}
      rows={replay.tiers}
      rowKey={({ tier }) => tier}
      empty={{ title: '这段时间没有线索' }}
    />
  )
}
