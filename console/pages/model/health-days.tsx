import { countText, shareText } from '../../format/number-text'
import { spanText } from '../../format/time-text'
import { type SortColumn, SortTable } from '../../ui/sort-table'
import type { Day } from './health-charts'

const minutes = (value: number | null) => (value === null ? '—' : spanText(value))
const number = (
  key: string,
  title: string,
  render: (day: Day) => string,
  sortBy: (day: Day) => number | null,
): SortColumn<Day> => ({
  key,
  title,
  isNumber: true,
  render,
  sortBy: (day) => sortBy(day) ?? -1,
})

const COLUMNS: SortColumn<Day>[] = [
  { key: 'day', title: '日期', render: ({ day }) => day, sortBy: ({ day }) => day },
  number(
    'leads',
    '线索',
    ({ leads }) => countText(leads),
    ({ leads }) => leads,
  ),
  number(
    'unrouted',
    '无人接待',
    ({ unroutedRate }) => shareText(unroutedRate),
    ({ unroutedRate }) => unroutedRate,
  ),
  number(
    'accept50',
    '接待：半数',
    ({ accept }) => minutes(accept.p50Minutes),
    ({ accept }) => accept.p50Minutes,
  ),
  number(
    'accept90',
    '九成',
    ({ accept }) => minutes(accept.p90Minutes),
    ({ accept }) => accept.p90Minutes,
  ),
  number(
    'accept95',
    '九成五',
    ({ accept }) => minutes(accept.p95Minutes),
    ({ accept }) => accept.p95Minutes,
  ),
  number(
    'contact50',
    '联系：半数',
    ({ firstContact }) => minutes(firstContact.p50Minutes),
    ({ firstContact }) => firstContact.p50Minutes,
  ),
  number(
    'contact90',
    '九成',
    ({ firstContact }) => minutes(firstContact.p90Minutes),
    ({ firstContact }) => firstContact.p90Minutes,
  ),
  number(
    'contact95',
    '九成五',
    ({ firstContact }) => minutes(firstContact.p95Minutes),
    ({ firstContact }) => firstContact.p95Minutes,
  ),
  number(
    'explored',
    '试验',
    ({ exploredShare }) => shareText(exploredShare),
    ({ exploredShare }) => exploredShare,
  ),
  number(
    'held',
    '先等',
    ({ heldShare }) => shareText(heldShare),
    ({ heldShare }) => heldShare,
  ),
  number(
    'ratio',
    '占最优',
    ({ valueRatio }) => shareText(valueRatio),
    ({ valueRatio }) => valueRatio,
  ),
  number(
    'psi',
    '偏移',
    ({ modelPsi }) => modelPsi?.toFixed(3) ?? '—',
    ({ modelPsi }) => modelPsi,
  ),
]

/** Every day of the period as numbers: what the charts draw. */
export function HealthDays({ days }: { days: readonly Day[] }) {
  return (
    <SortTable
      id="days"
      label="每日明细"
      columns={COLUMNS}
      rows={[...days].reverse()}
      rowKey={({ day }) => day}
      rowsAPage={31}
      empty={{ title: '这段时间没有线索', next: '换一段时间，或者清掉门店筛选。' }}
    />
  )
}
