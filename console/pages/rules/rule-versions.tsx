import { Button, Dropdown } from 'antd'
import { Link, useNavigate } from 'react-router'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import './rules.css'
import { expectedText, RuleStatus } from './rule-status'
import { VersionActs } from './version-acts'

type Listed = Out<'listRuleSets'>['ruleSets'][number]

/** Every version of the rules: the one that decides on top, then the newest. */
export function Page() {
  const [url, setUrl] = useUrlState({ pick: '' })
  const asked = useAsk('listRuleSets', {})
  const approvals = useAsk('listApprovals', { state: 'waiting', rows: 100 })
  const waiting = new Set(
    (approvals.data?.approvals ?? []).filter(({ kind }) => kind === 'rule_set').map(({ version }) => version),
  )
  const sets = asked.data?.ruleSets
  const picked = url.pick.split('-').filter(Boolean)
  const navigate = useNavigate()
  const [from, to] = picked.map(Number).sort((a, b) => a - b)
  return (
    <PageFrame
      title="分配规则"
      about="线索按生效的版本分配；改动先存成草稿，试过、审批过再生效。"
      actions={<HeadActs sets={sets} rollBackTo={asked.data?.rollBackTo ?? null} />}
    >
      <DataTable
        id="rules"
        label="规则版本"
        columns={columnsOf(waiting, asked.data?.rollBackTo ?? null)}
        rows={sets && liveFirst(sets)}
        rowKey={({ version }) => String(version)}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '还没有规则', next: '品牌开通时会带一版初始规则。' }}
        selection={{
          keys: picked,
          onChange: (keys) => setUrl({ pick: keys.slice(-2).join('-') }, { replace: true }),
        }}
        filters={
          <AllowedButton
            refusal={picked.length === 2 ? null : '请在左边选中两个版本'}
            onClick={() => navigate(`/rules/diff?from=${from}&to=${to}`)}
          >
            比较选中的两版
          </AllowedButton>
        }
        summary={sets && `共 ${sets.length} 版`}
      />
    </PageFrame>
  )
}

function liveFirst(sets: readonly Listed[]): Listed[] {
  return sets.toSorted((a, b) => Number(b.status === 'live') - Number(a.status === 'live') || b.version - a.version)
}

function columnsOf(waiting: ReadonlySet<number>, rollBackTo: number | null): Column<Listed>[] {
  return [
    {
      key: 'version',
      title: '版本',
      render: ({ version }) => (
        <Link className="number" to={`/rules/${version}`}>
          第 {version} 版
        </Link>
      ),
    },
    {
      key: 'status',
      title: '状态',
      render: ({ status, liveFrom, version }) => (
        <span className="marks">
          <RuleStatus status={status} liveFrom={liveFrom} />
          {waiting.has(version) && <Mark tone="warn">待审批</Mark>}
        </span>
      ),
    },
    {
      key: 'since',
      title: '从何时',
      render: ({ since, createdAt }) => (since < createdAt ? '开通时' : <TimeText at={since} />),
    },
    { key: 'note', title: '说明', render: ({ note }) => <span className="wrap">{note}</span> },
    {
      key: 'expected',
      title: '预期效果',
      render: ({ expected }) => (expected ? expectedText(expected) : <span className="faint">—</span>),
    },
    {
      key: 'reviewOn',
      title: '复盘日期',
      render: ({ reviewOn }) =>
        reviewOn ? <span className="number">{reviewOn}</span> : <span className="faint">—</span>,
    },
    {
      key: 'by',
      title: '谁做的',
      render: ({ createdByName, createdBy }) => createdByName ?? (createdBy === 'system' ? '系统' : createdBy),
    },
    { key: 'parent', title: '基于', render: ({ parent }) => (parent ? `第 ${parent} 版` : '—'), isExtra: true },
    { key: 'createdAt', title: '保存时间', render: ({ createdAt }) => <TimeText at={createdAt} />, isExtra: true },
    {
      key: 'acts',
      title: '操作',
      render: (row) => <VersionActs set={row} isWaiting={waiting.has(row.version)} rollBackTo={rollBackTo} isShort />,
    },
  ]
}

function HeadActs({ sets, rollBackTo }: { sets: readonly Listed[] | undefined; rollBackTo: number | null }) {
  const refusal = useRefusal()('saveRuleSetDraft')
  const navigate = useNavigate()
  const live = sets?.find(({ status }) => status === 'live')
  const newest = sets && [...sets].sort((a, b) => b.version - a.version)[0]
  if (!live || !newest) return null
  const items = [
    { key: 'live', label: `从生效的第 ${live.version} 版` },
    ...(newest.version === live.version ? [] : [{ key: 'newest', label: `从最新的第 ${newest.version} 版` }]),
    { key: 'template', label: '从模板…' },
  ]
  const go = (key: string) =>
    navigate(key === 'template' ? '/rules/templates' : `/rules/${key === 'live' ? live.version : newest.version}/edit`)
  return (
    <>
      <VersionActs set={live} isWaiting={false} rollBackTo={rollBackTo} only="rollBack" />
      {refusal ? (
        <AllowedButton type="primary" refusal={refusal}>
          新建草稿
        </AllowedButton>
      ) : (
        <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => go(key) }}>
          <Button type="primary" aria-haspopup="true">
            新建草稿
          </Button>
        </Dropdown>
      )}
    </>
  )
}
