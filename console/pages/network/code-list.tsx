import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { CHANNEL_TEXT, CODE_KIND_TEXT } from '../../../contract/vocabulary'
import type { In, Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { CodesForm } from '../../forms/codes-form'
import { GuideField } from '../../forms/guide-field'
import { StoreField } from '../../forms/store-field'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { TimeText } from '../../ui/time-text'
import { useUrlState } from '../../ui/use-url-state'
import { CodeDialog } from './code-dialog'
import { CODE_STATE_TEXT, CodeState } from './code-state'

type Code = Out<'listCodes'>['codes'][number]

/** As many cards as one order of sheets takes. */
const PRINTED_MAX = 100
const URL_STATE = { kind: '', store: '', guide: '', campaign: '', state: '', form: '', open: '', cursor: '' }
type Url = { [Key in keyof typeof URL_STATE]: string }

function columnsWith(onOpen: (code: string) => void): Column<Code>[] {
  return [
    {
      key: 'code',
      title: '编码',
      render: ({ code }) => (
        <Button type="link" size="small" style={{ padding: 0 }} onClick={() => onOpen(code)}>
          {code}
        </Button>
      ),
    },
    { key: 'kind', title: '类型', render: ({ kind }) => CODE_KIND_TEXT[kind] },
    {
      key: 'store',
      title: '门店',
      render: ({ storeId, storeName }) => (storeId ? <Link to={`/stores/${storeId}`}>{storeName}</Link> : '—'),
    },
    {
      key: 'guide',
      title: '导购',
      render: ({ guideId, guideName }) => (guideId ? <Link to={`/guides/${guideId}`}>{guideName}</Link> : '—'),
    },
    { key: 'campaign', title: '活动或渠道', render: ({ campaign, partnerName }) => campaign ?? partnerName ?? '—' },
    { key: 'channel', title: '来源记为', isExtra: true, render: ({ channel }) => CHANNEL_TEXT[channel] },
    { key: 'state', title: '状态', render: (code) => <CodeState code={code} /> },
    { key: 'created', title: '生成', isNumber: true, render: ({ createdAt }) => <TimeText at={createdAt} /> },
    {
      key: 'expires',
      title: '到期',
      isNumber: true,
      render: ({ expiresAt }) => (expiresAt ? <TimeText at={expiresAt} /> : <span className="faint">长期</span>),
    },
  ]
}

/** Every code, newest first: made, looked at, stopped and put on sheets from here. */
export function Page() {
  const [url, setUrl] = useUrlState(URL_STATE)
  const [chosen, setChosen] = useState<string[]>([])
  const asked = useAsk('listCodes', questionOf(url))
  const refusal = useRefusal()
  const navigate = useNavigate()
  const codes = asked.data?.codes
  const shut = () => setUrl({ form: '', open: '' }, { replace: true })
  const tooMany = chosen.length > PRINTED_MAX ? `一次最多打印 ${PRINTED_MAX} 个` : null
  return (
    <PageFrame
      title="二维码"
      about="门店、导购、活动和渠道的码：扫码进来的人就知道从哪里来、找谁"
      actions={
        <>
          <AllowedButton
            refusal={refusal('codeImage') ?? tooMany ?? (chosen.length === 0 ? '请先在列表里选中可用的码' : null)}
            onClick={() => navigate(`/codes/print?ids=${chosen.join(',')}`)}
          >
            {chosen.length > 0 ? `打印 ${chosen.length} 个` : '打印'}
          </AllowedButton>
          <AllowedButton type="primary" refusal={refusal('createCodes')} onClick={() => setUrl({ form: 'new' })}>
            批量生成
          </AllowedButton>
        </>
      }
    >
      <DataTable
        id="codes"
        label="二维码"
        columns={columnsWith((open) => setUrl({ open }))}
        rows={codes}
        rowKey={({ code }) => code}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的二维码', next: '放宽筛选，或在右上角批量生成。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        selection={{
          keys: chosen,
          onChange: setChosen,
          refusal: ({ state }) => (state === 'live' ? null : `${CODE_STATE_TEXT[state]}的码不能打印`),
        }}
        filters={<Filters url={url} setUrl={setUrl} />}
        summary={
          chosen.length > 0 && (
            <>
              已选 {chosen.length} 个
              <Button type="link" size="small" onClick={() => setChosen([])}>
                清空
              </Button>
            </>
          )
        }
      />
      {url.form === 'new' && <CodesForm onClose={shut} onMade={(made) => setChosen(made.slice(0, PRINTED_MAX))} />}
      {url.open && <CodeDialog code={url.open} onClose={shut} />}
    </PageFrame>
  )
}

function questionOf(url: Url): In<'listCodes'> {
  return {
    rows: 50,
    ...(url.kind ? { kind: url.kind as Code['kind'] } : {}),
    ...(url.store ? { storeId: url.store } : {}),
    ...(url.guide ? { guideId: url.guide } : {}),
    ...(url.campaign ? { campaign: url.campaign } : {}),
    ...(url.state ? { state: url.state as Code['state'] } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  }
}

const optionsOf = (table: Record<string, string>, all: string) => [
  { value: '', label: all },
  ...Object.entries(table).map(([value, label]) => ({ value, label })),
]

function Filters({ url, setUrl }: { url: Url; setUrl: (change: Partial<Url>) => void }) {
  return (
    <>
      <Select
        aria-label="类型"
        style={{ width: 110 }}
        value={url.kind}
        onChange={(kind) => setUrl({ kind })}
        options={optionsOf(CODE_KIND_TEXT, '全部类型')}
      />
      <StoreField
        width={190}
        placeholder="全部门店"
        isClearable
        value={url.store}
        onChange={(store) => setUrl({ store })}
      />
      <GuideField width={170} isClearable value={url.guide} onChange={(guide) => setUrl({ guide })} />
      <Input.Search
        key={url.campaign}
        aria-label="活动名称开头"
        placeholder="活动名称开头"
        allowClear
        defaultValue={url.campaign}
        style={{ width: 150 }}
        onSearch={(campaign) => setUrl({ campaign: campaign.trim() })}
      />
      <Select
        aria-label="状态"
        style={{ width: 110 }}
        value={url.state}
        onChange={(state) => setUrl({ state })}
        options={optionsOf(CODE_STATE_TEXT, '全部状态')}
      />
      <SavedViews id="codes" />
    </>
  )
}
