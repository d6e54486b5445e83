import { Table } from 'antd'
import { STAFF_ROLE_TEXT, type StaffRole } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { useSession } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { Panel } from '../../ui/panel'
import { AskedView } from '../../ui/state-view'

type Right = Out<'listRights'>['groups'][number]['rights'][number]
const ROLES = Object.keys(STAFF_ROLE_TEXT) as StaffRole[]

/** What each role may do, row by row, as the server decides it; one's own role is marked. */
export function RightsTable() {
  const asked = useAsk('listRights', {})
  const { role: mine } = useSession()
  return (
    <AskedView asked={asked}>
      {({ groups }) => (
        <>
          <p className="soft" style={{ marginTop: 0 }}>
            这张表和服务器判断权限用的是同一份。标有「全部门店」的事，只有能看全部门店的人可以做；只负责部分门店的人，看到的内容也只限这些门店。
          </p>
          {groups.map(({ title, rights }) => (
            <Panel key={title} title={title}>
              <Table<Right>
                size="small"
                rowKey="name"
                pagination={false}
                tableLayout="fixed"
                scroll={{}}
                dataSource={rights}
                columns={columnsFor(mine)}
              />
            </Panel>
          ))}
        </>
      )}
    </AskedView>
  )
}

function columnsFor(mine: StaffRole) {
  return [
    { key: 'title', title: '可以做的事', dataIndex: 'title' },
    ...ROLES.map((role) => ({
      key: role,
      title: `${STAFF_ROLE_TEXT[role]}${role === mine ? '（我）' : ''}`,
      width: 150,
      render: (_: unknown, { roles }: Right) =>
        roles.includes(role) ? <span>✓ 可以</span> : <span className="faint">—</span>,
    })),
    {
      key: 'scope',
      title: '限制',
      width: 110,
      render: (_: unknown, { isBrandWide }: Right) => (isBrandWide ? '全部门店' : <span className="faint">—</span>),
    },
  ]
}
