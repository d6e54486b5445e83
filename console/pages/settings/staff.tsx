import { Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { STAFF_ROLE_TEXT, type StaffRole } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { StaffForm } from '../../forms/staff-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { EmptyView } from '../../ui/state-view'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { RightsTable } from './rights-table'
import { scopeText } from './scope-text'
import { StaffActs } from './staff-acts'
import { TotpRule } from './totp-rule'

type Account = Out<'listStaff'>['staff'][number]

const COLUMNS: Column<Account>[] = [
  { key: 'name', title: '姓名', render: ({ name }) => name },
  { key: 'login', title: '登录名', render: ({ login }) => login },
  { key: 'role', title: '角色', render: ({ role }) => STAFF_ROLE_TEXT[role] },
  { key: 'scope', title: '能看到', render: (account) => scopeText(account) },
  { key: 'state', title: '状态', render: (account) => <State account={account} /> },
  {
    key: 'totp',
    title: '两步验证',
    render: ({ hasTotp }) => (hasTotp ? <Mark tone="good">已开启</Mark> : <Mark>未开启</Mark>),
  },
  {
    key: 'lastSignInAt',
    title: '最近登录',
    isNumber: true,
    render: ({ lastSignInAt }) => (lastSignInAt ? <TimeText at={lastSignInAt} /> : <span className="faint">从未</span>),
  },
  {
    key: 'createdAt',
    title: '开户',
    isNumber: true,
    isExtra: true,
    render: ({ createdAt }) => <TimeText at={createdAt} />,
  },
  { key: 'acts', title: '操作', render: (account) => <StaffActs account={account} /> },
]

function State({ account: { isActive, lockedUntil, mustChangePassword } }: { account: Account }) {
  if (!isActive) return <Mark>已停用</Mark>
  if (lockedUntil) return <Mark tone="bad">已锁定</Mark>
  return mustChangePassword ? <Mark tone="warn">待改密码</Mark> : <Mark tone="good">正常</Mark>
}

/** Who may come in, and what each role may do. */
export function Page() {
  const refusal = useRefusal()('listStaff')
  const [url, setUrl] = useUrlState({
    view: refusal ? 'rights' : 'accounts',
    text: '',
    role: '',
    state: '',
    cursor: '',
  })
  const [isAdding, setAdding] = useState(false)
  return (
    <PageFrame
      title="员工与权限"
      about="谁能登录总部，能看到哪些门店，每种角色能做什么"
      actions={
        <AllowedButton type="primary" refusal={refusal} onClick={() => setAdding(true)}>
          新增账号
        </AllowedButton>
      }
    >
      <Segmented
        aria-label="看什么"
        style={{ marginBottom: 12 }}
        value={url.view}
        onChange={(view) => setUrl({ view })}
        options={[
          { value: 'accounts', label: '员工账号' },
          { value: 'rights', label: '角色与权限' },
        ]}
      />
      {url.view === 'rights' ? (
        <RightsTable />
      ) : refusal ? (
        <EmptyView title="没有权限查看员工账号" next={refusal} />
      ) : (
        <>
          <TotpRule />
          <Accounts url={url} setUrl={setUrl} />
        </>
      )}
      {isAdding && <StaffForm account={null} onClose={() => setAdding(false)} />}
    </PageFrame>
  )
}

type Url = { text: string; role: string; state: string; cursor: string }

function Accounts({ url, setUrl }: { url: Url; setUrl: (change: Partial<Url>) => void }) {
  const asked = useAsk('listStaff', {
    rows: 50,
    ...(url.text ? { text: url.text } : {}),
    ...(url.role ? { role: url.role as StaffRole } : {}),
    ...(url.state ? { isActive: url.state === 'open' } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  })
  const roles = Object.entries(STAFF_ROLE_TEXT).map(([value, label]) => ({ value, label }))
  return (
    <DataTable
      id="staff"
      label="员工账号"
      columns={COLUMNS}
      rows={asked.data?.staff}
      rowKey={({ staffId }) => staffId}
      failure={asked.failure}
      isLoading={asked.isLoading || asked.isRefreshing}
      onRetry={asked.reload}
      empty={{ title: '没有符合条件的账号', next: '放宽筛选，或者点右上角新增一个。' }}
      paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
      filters={
        <>
          <Input.Search
            key={url.text}
            aria-label="姓名或登录名"
            placeholder="姓名或登录名"
            allowClear
            style={{ width: 200 }}
            defaultValue={url.text}
            onSearch={(text) => setUrl({ text: text.trim() })}
          />
          <Select
            aria-label="角色"
            style={{ width: 130 }}
            value={url.role}
            onChange={(role) => setUrl({ role })}
            options={[{ value: '', label: '全部角色' }, ...roles]}
          />
          <Select
            aria-label="状态"
            style={{ width: 110 }}
            value={url.state}
            onChange={(state) => setUrl({ state })}
            options={[
              { value: '', label: '全部状态' },
              { value: 'open', label: '可登录' },
              { value: 'closed', label: '已停用' },
            ]}
          />
          <SavedViews id="staff" />
        </>
      }
    />
  )
}
