import { Table } from 'antd'
import { Link } from 'react-router'
import { GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import type { Out } from '../../api/call'
import { countText } from '../../format/number-text'
import { GuideState } from './guide-state'
import { LoadBar } from './load-bar'

type Guide = Out<'viewStore'>['guides'][number]

/** The guides of one store with today's load. */
export function GuideRows({ guides, storeId }: { guides: readonly Guide[]; storeId: string }) {
  return (
    <Table<Guide>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={[...guides]}
      columns={[
        {
          key: 'name',
          title: '姓名',
          render: (_, { id, name, role, homeStoreId }) => (
            <>
              <Link to={`/guides/${id}`}>{name}</Link>{' '}
              <span className="faint">
                {GUIDE_ROLE_TEXT[role]}
                {homeStoreId !== storeId && '，兼岗'}
              </span>
            </>
          ),
        },
        { key: 'state', title: '状态', render: (_, guide) => <GuideState guide={guide} /> },
        {
          key: 'day',
          title: '今日接待',
          width: 130,
          render: (_, { load }) => load && <LoadBar label="今日接待" used={load.dayUsed} cap={load.dayCap} />,
        },
        {
          key: 'open',
          title: '在手线索',
          width: 130,
          render: (_, { load }) => load && <LoadBar label="在手线索" used={load.openUsed} cap={load.openCap} />,
        },
        {
          key: 'members',
          title: '会员',
          align: 'right',
          className: 'number',
          render: (_, { load }) => (load ? `${countText(load.memberUsed)} / ${countText(load.memberCap)}` : '—'),
        },
      ]}
    />
  )
}
