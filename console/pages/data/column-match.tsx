import { Alert, Select } from 'antd'
import {
  HEADING_MATCH_TEXT,
  type HeadingMatch,
  IMPORT_KIND_TEXT,
  type ImportKind,
} from '../../../contract/data-vocabulary'
import { Mark, type MarkTone } from '../../ui/mark'
import { Panel } from '../../ui/panel'
import { type PlainColumn, PlainTable } from '../../ui/plain-table'
import { AskedView } from '../../ui/state-view'
import { type Columns, type Match, type ColumnMatch as Matched, missingOf } from './use-column-match'

type Heading = Match['headings'][number]

const TONE: Record<HeadingMatch, MarkTone> = {
  exact: 'good',
  alias: 'good',
  remembered: 'good',
  chosen: 'info',
  similar: 'warn',
  none: 'plain',
}

/** Which column of the chosen file is read as what, and how its first rows are read by that. */
export function ColumnMatch({ kind, match }: { kind: ImportKind; match: Matched }) {
  const { asked, columns, choose } = match
  return (
    <Panel title={`文件的列对应到${IMPORT_KIND_TEXT[kind]}的什么`}>
      <AskedView asked={asked}>
        {(data) => columns && <Table match={data} columns={columns} onChoose={choose} />}
      </AskedView>
    </Panel>
  )
}

type TableProps = { match: Match; columns: Columns; onChoose: (at: number, field: string | null) => void }

function Table({ match, columns, onChoose }: TableProps) {
  const missing = missingOf(match, columns)
  const { headings, firstRows } = match
  const guessed = headings.filter(({ match: how, field, at }) => how === 'similar' && columns[field ?? ''] === at)
  return (
    <>
      {missing.length > 0 && (
        <Alert
          style={{ marginBottom: 12 }}
          type="error"
          showIcon
          title={`还缺必填的列：${missing.join('；')}`}
          description="在「对应到」里选出是文件的哪一列；文件里没有的，请补上一列再选择文件。"
        />
      )}
      {missing.length === 0 && guessed.length > 0 && (
        <Alert
          style={{ marginBottom: 12 }}
          type="warning"
          showIcon
          title={`请核对：${guessed.map(({ heading }) => heading).join('、')} 是按相近的名称猜的`}
        />
      )}
      <div className="match-table">
        <PlainTable
          label="列的对应和前三行"
          rows={headings.filter(({ heading, sample }) => heading !== '' || sample !== '')}
          rowKey={({ at }) => String(at)}
          columns={[
            { title: '文件里的列名', render: (heading) => <Name heading={heading} /> },
            {
              title: '对应到',
              render: (heading) => (
                <FieldSelect heading={heading} match={match} columns={columns} onChoose={onChoose} />
              ),
            },
            ...firstRows.map((_, at) => rowColumn(match, columns, at)),
          ]}
        />
      </div>
      <RowFaults rows={firstRows} />
      <p className="soft" style={{ margin: '10px 0 0' }}>
        这里是前三行按现在的对应读出来的样子，手机号已打码。对应会记住，下次同样的文件不用再选。
      </p>
    </>
  )
}

function Name({ heading: { at, heading, match } }: { heading: Heading }) {
  return (
    <>
      <div>{heading || `第 ${at + 1} 列（没有列名）`}</div>
      <Mark tone={TONE[match]}>{HEADING_MATCH_TEXT[match]}</Mark>
    </>
  )
}

function FieldSelect({ heading: { at, heading }, match, columns, onChoose }: TableProps & { heading: Heading }) {
  const nameAt = new Map(match.headings.map((one) => [one.at, one.heading]))
  const mine = Object.entries(columns).find(([, index]) => index === at)?.[0] ?? ''
  const options = match.fields.map(({ field, label, need }) => {
    const taken = columns[field]
    const isElsewhere = taken !== undefined && taken !== at
    const words = isElsewhere ? `${label}（现在是「${nameAt.get(taken) || `第 ${taken + 1} 列`}」）` : label
    return { value: field, label: need === 'must' ? `${words} · 必填` : words }
  })
  return (
    <Select
      aria-label={`「${heading || `第 ${at + 1} 列`}」对应到`}
      style={{ width: 156 }}
      showSearch={{ optionFilterProp: 'label' }}
      popupMatchSelectWidth={260}
      value={mine}
      options={[{ value: '', label: '不导入' }, ...options]}
      onChange={(field) => onChoose(at, field === '' ? null : field)}
    />
  )
}

/** One of the first rows, as a column of the table: a cell for each column of the file. */
function rowColumn({ read, firstRows }: Match, columns: Columns, row: number): PlainColumn<Heading> {
  const { line, cells, faults } = firstRows[row]!
  return {
    title: `第 ${line} 行`,
    render: ({ at, sample }) => {
      const field = Object.entries(columns).find(([, index]) => index === at)?.[0]
      const index = field === undefined ? -1 : read.indexOf(field)
      if (index < 0) return <span className="faint">{row === 0 ? sample : ''}</span>
      const fault = faults.find((one) => one.field === field)
      return (
        <>
          {cells[index] || <span className="faint">（空）</span>}
          {fault && <div className="match-fault">有误：{fault.reason}</div>}
        </>
      )
    },
  }
}

/** What is wrong with a row as a whole. */
function RowFaults({ rows }: { rows: Match['firstRows'] }) {
  const faults = rows.flatMap(({ line, faults: all }) =>
    all.filter(({ field }) => field === null).map(({ reason }) => `第 ${line} 行：${reason}`),
  )
  if (faults.length === 0) return null
  return <Alert style={{ marginTop: 12 }} type="warning" showIcon title={faults.join('；')} />
}
