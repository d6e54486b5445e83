import { Checkbox, Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { LEAD_SORT_STATES, LEAD_SORT_TEXT, type LeadSort } from '../../../contract/routing-vocabulary'
import { CHANNEL_TEXT, LEAD_STATE_TEXT, type LeadState, UNROUTABLE_TEXT } from '../../../contract/vocabulary'
import { useAsk } from '../../api/use-ask'
import { GuideField } from '../../forms/guide-field'
import { StoreField } from '../../forms/store-field'
import { ChoiceField, DayField, MoreFilters, optionsOf, PhoneSearch } from '../../ui/filter-fields'
import type { PoolUrl } from './pool-question'

type Props = {
  url: PoolUrl
  setUrl: (change: Partial<PoolUrl>) => void
  phone: string
  setPhone: (phone: string) => void
}

/** What one filters by most; the rest stands behind a button. */
export function PoolFilters({ url, setUrl, phone, setPhone }: Props) {
  const sort = url.sort as LeadSort
  const chosen = url.state ? url.state.split(',') : []
  const isSorted = (state: string) => LEAD_SORT_STATES[sort]?.includes(state as LeadState)
  const changeSort = (next: LeadSort) => {
    const kept = chosen.filter((state) => LEAD_SORT_STATES[next].includes(state as LeadState))
    setUrl({ sort: next, state: kept.join(',') })
  }
  return (
    <>
      <Select
        mode="multiple"
        aria-label="状态"
        placeholder="全部状态"
        style={{ minWidth: 150 }}
        maxTagCount={2}
        value={chosen}
        onChange={(states: string[]) => setUrl({ state: states.join(',') })}
        options={optionsOf(LEAD_STATE_TEXT).map((option) => ({ ...option, disabled: !isSorted(option.value) }))}
      />
      <Select
        aria-label="排序"
        style={{ width: 110 }}
        value={sort}
        onChange={changeSort}
        options={optionsOf(LEAD_SORT_TEXT) as { value: LeadSort; label: string }[]}
      />
      <PhoneSearch phone={phone} setPhone={setPhone} />
      <Checkbox checked={url.overdue === '1'} onChange={({ target }) => setUrl({ overdue: target.checked ? '1' : '' })}>
        已超时
      </Checkbox>
      <Checkbox checked={url.mine === '1'} onChange={({ target }) => setUrl({ mine: target.checked ? '1' : '' })}>
        我的
      </Checkbox>
      <MoreFilters>
        <MoreFields url={url} setUrl={setUrl} />
      </MoreFilters>
    </>
  )
}

function MoreFields({ url, setUrl }: Pick<Props, 'url' | 'setUrl'>) {
  const regions = useAsk('listRegions', {})
  const regionOptions = (regions.data?.regions ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const select = (label: string, key: 'channel' | 'region' | 'reason', options: { value: string; label: string }[]) => (
    <ChoiceField label={label} value={url[key]} options={options} onDone={(value) => setUrl({ [key]: value })} />
  )
  return (
    <div className="filter-grid">
      {select('来源', 'channel', optionsOf(CHANNEL_TEXT))}
      {select('未分出的原因', 'reason', optionsOf(UNROUTABLE_TEXT))}
      {select('大区', 'region', regionOptions)}
      <WordField label="城市" value={url.city} onDone={(city) => setUrl({ city })} />
      <div>
        <span className="field-name">门店</span>
        <StoreField isClearable value={url.store} onChange={(store) => setUrl({ store })} />
      </div>
      <div>
        <span className="field-name">导购</span>
        <GuideField isClearable value={url.guide} storeId={url.store} onChange={(guide) => setUrl({ guide })} />
      </div>
      <WordField label="需求" value={url.wish} onDone={(wish) => setUrl({ wish })} />
      <ScoreField url={url} setUrl={setUrl} />
      <DayField label="到达，从" value={url.from} onDone={(from) => setUrl({ from })} />
      <DayField label="到达，到（含）" value={url.to} onDone={(to) => setUrl({ to })} />
    </div>
  )
}

function WordField({ label, value, onDone }: { label: string; value: string; onDone: (value: string) => void }) {
  const [typed, setTyped] = useState(value)
  const id = useId()
  return (
    <div>
      <label className="field-name" htmlFor={id}>
        {label}
      </label>
      <Input
        id={id}
        allowClear
        maxLength={60}
        placeholder="不限，回车查找"
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={() => typed.trim() !== value && onDone(typed.trim())}
        onPressEnter={() => onDone(typed.trim())}
        onClear={() => onDone('')}
      />
    </div>
  )
}

function ScoreField({ url, setUrl }: Pick<Props, 'url' | 'setUrl'>) {
  const field = (key: 'scoreFrom' | 'scoreTo', label: string) => (
    <InputNumber
      aria-label={label}
      min={0}
      max={100}
      precision={0}
      placeholder={key === 'scoreFrom' ? '0' : '100'}
      value={url[key] === '' ? null : Number(url[key])}
      onChange={(value) => setUrl({ [key]: value === null ? '' : String(value) })}
    />
  )
  return (
    <div>
      <span className="field-name">评分</span>
      <div className="field-pair">
        {field('scoreFrom', '评分不低于')}
        <span aria-hidden="true">–</span>
        {field('scoreTo', '评分不高于')}
      </div>
    </div>
  )
}
