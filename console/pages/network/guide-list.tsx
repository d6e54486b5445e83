import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import type { In, Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { CapacitiesForm } from '../../forms/capacities-form'
import { GuideForm } from '../../forms/guide-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Page as PageFrame } from '../../ui/page'
import { useUrlState } from '../../ui/use-url-state'
import { GUIDE_URL, GuideFilters, type GuideUrl } from './guide-filters'
import { GuideState } from './guide-state'
import { LoadBar } from './load-bar'

type Guide = Out<'listGuides'>['guides'][number]

const COLUMNS: Column<Guide>[] = [
  { key: 'name', title: '导购', render: ({ id, name }) => <Link to={`/guides/${id}`}>{name}</Link> },
  { key: 'code', title: '工号', render: ({ code }) => code },
  { key: 'role', title: '岗位', render: ({ role }) => GUIDE_ROLE_TEXT[role] },
  { key: 'grade', title: '级别', isNumber: true, render: ({ grade }) => `${grade} 级` },
  {
    key: 'store',
    title: '门店',
    render: ({ homeStoreId, homeStoreName, storeIds }) =>
      homeStoreId ? (
        <>
          <Link to={`/stores/${homeStoreId}`}>{homeStoreName}</Link>
          {storeIds.length > 1 && <span className="faint"> 等 {storeIds.length} 家</span>}
        </>
      ) : (
        <span className="faint">总部</span>
      ),
  },
  { key: 'skills', title: '擅长', isExtra: true, render: ({ skills }) => skills.join('、') || '不限' },
  { key: 'joined', title: '入职', isExtra: true, render: ({ joinedOn }) => joinedOn },
  { key: 'state', title: '状态', render: (guide) => <GuideState guide={guide} /> },
  {
    key: 'day',
    title: '今日接待',
    width: 130,
    render: ({ load }) => load && <LoadBar label="今日接待" used={load.dayUsed} cap={load.dayCap} />,
  },
  {
    key: 'open',
    title: '在手线索',
    width: 130,
    render: ({ load }) => load && <LoadBar label="在手线索" used={load.openUsed} cap={load.openCap} />,
  },
  {
    key: 'members',
    title: '会员',
    width: 140,
    render: ({ load }) => load && <LoadBar label="会员" used={load.memberUsed} cap={load.memberCap} />,
  },
]

/** Every guide with today's load; caps of many are changed at once from here. */
export function Page() {
  const [url, setUrl] = useUrlState(GUIDE_URL)
  const [chosen, setChosen] = useState<string[]>([])
  const asked = useAsk('listGuides', questionOf(url))
  const refusal = useRefusal()
  const shut = () => setUrl({ form: '' }, { replace: true })
  return (
    <PageFrame
      title="导购"
      about="谁在接待、接了多少、还能接多少"
      actions={
        <>
          <AllowedButton
            refusal={refusal('setGuideCapacities') ?? (chosen.length === 0 ? '请先在列表里选中导购' : null)}
            onClick={() => setUrl({ form: 'caps' })}
          >
            {chosen.length > 0 ? `调整接待量（${chosen.length} 人）` : '调整接待量'}
          </AllowedButton>
          <AllowedButton type="primary" refusal={refusal('upsertGuide')} onClick={() => setUrl({ form: 'new' })}>
            新建导购
          </AllowedButton>
        </>
      }
    >
      <DataTable
        id="guides"
        label="导购"
        columns={COLUMNS}
        rows={asked.data?.guides}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的导购', next: '放宽筛选；新同事可以在右上角新建，或在「导入」里批量导入。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        selection={{
          keys: chosen,
          onChange: setChosen,
          refusal: ({ employment }) => (employment === 'left' ? '已离职，不能调整接待量' : null),
        }}
        filters={<GuideFilters url={url} setUrl={setUrl} />}
        summary={
          chosen.length > 0 && (
            <>
              已选 {chosen.length} 人
              <Button type="link" size="small" onClick={() => setChosen([])}>
                清空
              </Button>
            </>
          )
        }
      />
      {url.form === 'new' && <GuideForm before={null} stores={[]} onClose={shut} />}
      {url.form === 'caps' && chosen.length > 0 && (
        <CapacitiesForm
          guideIds={chosen}
          onClose={shut}
          onSaved={() => {
            setChosen([])
            shut()
          }}
        />
      )}
    </PageFrame>
  )
}

const YES = (value: string) => value === 'yes'

function questionOf(url: GuideUrl): In<'listGuides'> {
  return {
    rows: 50,
    ...(url.region ? { regionId: url.region } : {}),
    ...(url.store ? { storeId: url.store } : {}),
    ...(url.employment ? { employment: url.employment as Guide['employment'] } : {}),
    ...(url.away ? { isAway: YES(url.away) } : {}),
    ...(url.full ? { isFull: YES(url.full) } : {}),
    ...(url.signed ? { isSignedUp: YES(url.signed) } : {}),
    ...(url.words ? { words: url.words } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  }
}
