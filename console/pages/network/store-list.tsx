import { Input, Select } from 'antd'
import { Link } from 'react-router'
import { OPERATION_MODE_TEXT, STORE_KIND_TEXT, STORE_STATUS_TEXT } from '../../../contract/vocabulary'
import type { In, Out } from '../../api/call'
import { useRefusal } from '../../api/session'
import { useAsk } from '../../api/use-ask'
import { hoursText } from '../../format/hours-text'
import { countText } from '../../format/number-text'
import { StoreForm } from '../../forms/store-form'
import { AllowedButton } from '../../ui/allowed-button'
import { type Column, DataTable } from '../../ui/data-table'
import { LinkButton } from '../../ui/link-button'
import { Mark } from '../../ui/mark'
import { Page as PageFrame } from '../../ui/page'
import { SavedViews } from '../../ui/saved-views'
import { useUrlState } from '../../ui/use-url-state'
import { LoadBar } from './load-bar'

type Store = Out<'listStores'>['stores'][number]

const COLUMNS: Column<Store>[] = [
  { key: 'name', title: '门店', render: ({ id, name }) => <Link to={`/stores/${id}`}>{name}</Link> },
  { key: 'code', title: '编号', render: ({ code }) => code },
  { key: 'region', title: '大区', render: ({ regionName }) => regionName },
  { key: 'city', title: '城市', render: ({ city }) => city },
  { key: 'kind', title: '类型', render: ({ kind }) => STORE_KIND_TEXT[kind] },
  { key: 'mode', title: '经营方式', render: ({ operationMode }) => OPERATION_MODE_TEXT[operationMode] },
  {
    key: 'status',
    title: '状态',
    render: ({ status, isPilot }) => (
      <>
        <Mark tone={status === 'open' ? 'good' : 'plain'}>{STORE_STATUS_TEXT[status]}</Mark>{' '}
        {isPilot && <Mark tone="info">试点</Mark>}
      </>
    ),
  },
  {
    key: 'hours',
    title: '营业时间',
    isExtra: true,
    render: ({ opensMinute, closesMinute }) => hoursText(opensMinute, closesMinute),
  },
  { key: 'address', title: '地址', isExtra: true, render: ({ address }) => address },
  { key: 'guides', title: '导购', isNumber: true, render: ({ guides }) => countText(guides) },
  { key: 'open', title: '在手线索', isNumber: true, render: ({ openUsed }) => countText(openUsed) },
  {
    key: 'load',
    title: '今日接待',
    width: 150,
    render: ({ dayUsed, dayCap }) => <LoadBar label="今日接待" used={dayUsed} cap={dayCap} />,
  },
]

const URL_STATE = { region: '', city: '', kind: '', status: '', mode: '', pilot: '', words: '', form: '', cursor: '' }

/** Every store, by code; what is filtered and whether the form is open is in the address. */
export function Page() {
  const [url, setUrl] = useUrlState(URL_STATE)
  const asked = useAsk('listStores', questionOf(url))
  const refusal = useRefusal()
  return (
    <PageFrame
      title="门店"
      about="谁在哪里营业、今天接得怎么样"
      actions={
        <>
          <LinkButton to="/stores/modes">经营方式比较</LinkButton>
          <AllowedButton type="primary" refusal={refusal('upsertStore')} onClick={() => setUrl({ form: 'new' })}>
            新建门店
          </AllowedButton>
        </>
      }
    >
      <DataTable
        id="stores"
        label="门店"
        columns={COLUMNS}
        rows={asked.data?.stores}
        rowKey={({ id }) => id}
        failure={asked.failure}
        isLoading={asked.isLoading || asked.isRefreshing}
        onRetry={asked.reload}
        empty={{ title: '没有符合条件的门店', next: '放宽筛选；新开的门店可以在右上角新建，或在「导入」里批量导入。' }}
        paging={{ cursor: url.cursor, next: asked.data?.next ?? null, onGo: (cursor) => setUrl({ cursor }) }}
        filters={<Filters url={url} setUrl={setUrl} />}
      />
      {url.form === 'new' && <StoreForm before={null} onClose={() => setUrl({ form: '' }, { replace: true })} />}
    </PageFrame>
  )
}

type Url = { [Key in keyof typeof URL_STATE]: string }

function questionOf(url: Url): In<'listStores'> {
  return {
    rows: 50,
    ...(url.region ? { regionId: url.region } : {}),
    ...(url.city ? { city: url.city } : {}),
    ...(url.kind ? { kind: url.kind as Store['kind'] } : {}),
    ...(url.status ? { status: url.status as Store['status'] } : {}),
    ...(url.mode ? { operationMode: url.mode as Store['operationMode'] } : {}),
    ...(url.pilot ? { isPilot: url.pilot === 'yes' } : {}),
    ...(url.words ? { words: url.words } : {}),
    ...(url.cursor ? { cursor: url.cursor } : {}),
  }
}

const optionsOf = (table: Record<string, string>, all: string) => [
  { value: '', label: all },
  ...Object.entries(table).map(([value, label]) => ({ value, label })),
]
const KINDS = optionsOf(STORE_KIND_TEXT, '全部类型')
const STATUSES = optionsOf(STORE_STATUS_TEXT, '全部状态')
const MODES = optionsOf(OPERATION_MODE_TEXT, '全部经营方式')
const PILOTS = optionsOf({ yes: '试点门店', no: '非试点门店' }, '试点与否')

function Filters({ url, setUrl }: { url: Url; setUrl: (change: Partial<Url>) => void }) {
  const { data } = useAsk('listRegions', {})
  const regions = (data?.regions ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const cities = (data?.cities ?? []).map((city) => ({ value: city, label: city }))
  const choices: { key: keyof Url; label: string; width: number; options: { value: string; label: string }[] }[] = [
    { key: 'region', label: '大区', width: 120, options: [{ value: '', label: '全部大区' }, ...regions] },
    { key: 'city', label: '城市', width: 120, options: [{ value: '', label: '全部城市' }, ...cities] },
    { key: 'kind', label: '类型', width: 104, options: KINDS },
    { key: 'mode', label: '经营方式', width: 130, options: MODES },
    { key: 'status', label: '状态', width: 104, options: STATUSES },
    { key: 'pilot', label: '试点', width: 112, options: PILOTS },
  ]
  return (
    <>
      <Input.Search
        key={url.words}
        aria-label="门店名称或编号"
        placeholder="门店名称或编号"
        allowClear
        defaultValue={url.words}
        style={{ width: 190 }}
        onSearch={(words) => setUrl({ words: words.trim() })}
      />
      {choices.map(({ key, label, width, options }) => (
        <Select
          key={key}
          aria-label={label}
          style={{ width }}
          value={url[key]}
          onChange={(value) => setUrl({ [key]: value })}
          options={options}
          {...(key === 'city' ? { showSearch: { optionFilterProp: 'label' as const } } : {})}
        />
      ))}
      <SavedViews id="stores" />
    </>
  )
}
