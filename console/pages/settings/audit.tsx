import { App, Button, Input, Select } from 'antd'
import { useState } from 'react'
import type { In, Out } from '../../api/call'
import { useAct } from '../../api/use-act'
import { useAsk } from '../../api/use-ask'
import { addDays, startOfDay } from '../../format/time-text'
import { type Column, DataTable } from '../../ui/data-table'
import { EffectDialog } from '../../ui/effect-dialog'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { actorText } from './actor-text'
import { AuditDrawer } from './audit-drawer'
import { changeLines } from './change-lines'
import { TargetLink } from './target-link'

type Entry = Out<'listAudit'>['entries'][number]
const SHOWN_LINES = 2

const columnsOf = (open: (entry: Entry) => void): Column<Entry>[] => [
  { key: 'at', title: '时间', isNumber: true, render: ({ at }) => <TimeText at={at} /> },
  { key: 'actor', title: '谁', render: (entry) => actorText(entry) },
  { key: 'action', title: '做了什么', render: ({ actionText }) => actionText },
  { key: 'target', title: '对象', render: ({ target }) => <TargetLink target={target} /> },
  { key: 'change', title: '更改', render: (entry) => <Summary entry={entry} /> },
  {
    key: 'more',
    title: '详情',
    render: (entry) => (
      <Button size="small" onClick={() => open(entry)}>
        查看
      </Button>
    ),
  },
]

function Summary({ entry }: { entry: Entry }) {
  const lines = changeLines(entry.detail)
  if (lines.length === 0) return <span className="faint">—</span>
  return (
    <span className="wrap" style={{ maxWidth: 420 }}>
      {lines.slice(0, SHOWN_LINES).map(({ name, before, after }) => (
        <span key={name} style={{ display: 'block' }}>
          <span className="faint">{name}：</span>
          {before === null ? after : `${before} → ${after}`}
        </span>
      ))}
      {lines.length > SHOWN_LINES && <span className="faint">还有 {lines.length - SHOWN_LINES} 项</span>}
    </span>
  )
}

/** Who changed what, before and after and why; what is filtered can be taken out as a file. */
export function Page() {
  const [url, setUrl] = useUrlState({ actor: '', action: '', target: '', from: '', to: '', cursor: '' })
  const [opened, setOpened] = useState<Entry | null>(null)
  const [isExporting, setExporting] = useState(false)
  const filter = filterOf(url)
  const asked = useAsk('listAudit', { rows: 50, ...filter, ...(url.cursor ? { cursor: url.cursor } : {}) })
  return (
    <PageFrame
      title="审计"
      about="谁在什么时候改了什么、为什么改。记录不能修改，也不能删除"
      actions={<Button onClick={() => setExporting(true)}>导出</Button>}
    >
      <DataTable
        id="audit"
        label="审计记录"
        columns={columnsOf(setOpened)}
        rows={asked.data?.entries}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的记录', next: '放宽筛选，或者换一段时间再看。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={<Filters url={url} setUrl={setUrl} />}
      />
      {opened && <AuditDrawer entry={opened} onClose={() => setOpened(null)} />}
      {isExporting && <ExportDialog filter={filter} onClose={() => setExporting(false)} />}
    </PageFrame>
  )
}

type Url = { actor: string; action: string; target: string; from: string; to: string; cursor: string }

function filterOf({ actor, action, target, from, to }: Url): In<'exportAudit'> {
  return {
    ...(actor ? { actor } : {}),
    ...(action ? { action } : {}),
    ...(target ? { target } : {}),
    ...(from ? { from: startOfDay(from) } : {}),
    ...(to ? { to: startOfDay(addDays(to, 1)) } : {}),
  }
}

function Filters({ url, setUrl }: { url: Url; setUrl: (change: Partial<Url>) => void }) {
  const staff = useAsk('listStaff', { rows: 100 })
  const actions = useAsk('listAuditActions', {})
  const people = (staff.data?.staff ?? []).map(({ staffId, name, login }) => ({
    value: `ops:${staffId}`,
    label: `${name}（${login}）`,
  }))
  const kinds = (actions.data?.actions ?? []).map(({ action, text }) => ({ value: action, label: text }))
  const searchable = { showSearch: { optionFilterProp: 'label' }, allowClear: true as const }
  return (
    <>
      <Select
        aria-label="谁"
        placeholder="所有人"
        style={{ width: 170 }}
        {...searchable}
        value={url.actor || null}
        onChange={(actor: string | null) => setUrl({ actor: actor ?? '' })}
        options={[...people, { value: 'clock', label: '定时任务' }]}
      />
      <Select
        aria-label="做了什么"
        placeholder="所有操作"
        style={{ width: 190 }}
        {...searchable}
        value={url.action || null}
        onChange={(action: string | null) => setUrl({ action: action ?? '' })}
        options={kinds}
      />
      <Input.Search
        key={url.target}
        aria-label="对象编号"
        placeholder="对象编号"
        allowClear
        style={{ width: 210 }}
        defaultValue={url.target}
        onSearch={(target) => setUrl({ target: target.trim() })}
      />
      <Input
        type="date"
        aria-label="从哪天"
        style={{ width: 136 }}
        value={url.from}
        {...(url.to ? { max: url.to } : {})}
        onChange={({ target }) => setUrl({ from: target.value })}
      />
      <span aria-hidden="true">–</span>
      <Input
        type="date"
        aria-label="到哪天"
        style={{ width: 136 }}
        value={url.to}
        {...(url.from ? { min: url.from } : {})}
        onChange={({ target }) => setUrl({ to: target.value })}
      />
      <SavedViews id="audit" />
    </>
  )
}

function ExportDialog({ filter, onClose }: { filter: In<'exportAudit'>; onClose: () => void }) {
  const { message } = App.useApp()
  const act = useAct('exportAudit', {
    ages: ['listAudit'],
    onFail: () => true,
    onDone: ({ url, entries, isCut }) => {
      window.open(url, '_blank', 'noopener')
      message.success(isCut ? `已导出最新的 ${entries} 条，更早的请缩小时间范围再导` : `已导出 ${entries} 条`, 6)
      onClose()
    },
  })
  return (
    <EffectDialog
      title="导出审计记录"
      effects={['按当前的筛选导出，最多 20,000 条，新的在前', '文件可用表格软件打开', '这次导出本身也会记入审计']}
      confirmText="导出"
      isBusy={act.isBusy}
      failure={act.failure}
      onConfirm={() => void act.run(filter)}
      onClose={onClose}
    />
  )
}
