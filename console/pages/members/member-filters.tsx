import { Input, InputNumber, Select } from 'antd'
import { useId, useState } from 'react'
import { CHANNEL_TEXT, CUSTOMER_TIER_TEXT } from '../../../contract/vocabulary'
import { GuideField } from '../../forms/guide-field'
import { StoreField } from '../../forms/store-field'
import { ChoiceField, DayField, type FilterOption, MoreFilters, optionsOf, PhoneSearch } from '../../ui/filter-fields'
import type { MemberUrl } from './member-question'

type SetUrl = (change: Partial<MemberUrl>) => void
type Props = { url: MemberUrl; setUrl: SetUrl; phone: string; setPhone: (phone: string) => void }

const eitherOf = (yes: string, no: string): FilterOption[] => [
  { value: '1', label: yes },
  { value: '0', label: no },
]
const STATES = [
  { value: 'member', label: '会员' },
  { value: 'visitor', label: '访客' },
]

/** What one looks for most: a person; the rest stands behind a button. */
export function MemberFilters(props: Props) {
  const { url, setUrl } = props
  return (
    <>
      <Search url={url} setUrl={setUrl} />
      <PhoneSearch {...props} />
      <Select
        aria-label="身份"
        placeholder="会员与访客"
        allowClear
        style={{ width: 120 }}
        value={url.state || null}
        onChange={(state: string | null) => setUrl({ state: state ?? '' })}
        options={STATES}
      />
      <Select
        mode="multiple"
        aria-label="一年消费等级"
        placeholder="一年消费"
        style={{ minWidth: 120 }}
        maxTagCount={2}
        value={url.tier ? url.tier.split(',') : []}
        onChange={(tiers: string[]) => setUrl({ tier: tiers.join(',') })}
        options={optionsOf(CUSTOMER_TIER_TEXT)}
      />
      <MoreFilters>
        <MoreFields url={url} setUrl={setUrl} />
      </MoreFilters>
    </>
  )
}

function Search({ url, setUrl }: Pick<Props, 'url' | 'setUrl'>) {
  const [typed, setTyped] = useState(url.q)
  return (
    <Input.Search
      aria-label="姓名开头或会员编号"
      placeholder="姓名开头或会员编号"
      style={{ width: 200 }}
      allowClear
      maxLength={40}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value)
        if (target.value === '') setUrl({ q: '' })
      }}
      onSearch={() => setUrl({ q: typed.trim() })}
    />
  )
}

function MoreFields({ url, setUrl }: Pick<Props, 'url' | 'setUrl'>) {
  const choice = (label: string, key: keyof MemberUrl, options: FilterOption[]) => (
    <ChoiceField label={label} value={url[key]} options={options} onDone={(value) => setUrl({ [key]: value })} />
  )
  return (
    <div className="filter-grid">
      {choice('来源渠道', 'channel', optionsOf(CHANNEL_TEXT))}
      {choice('归属', 'bound', eitherOf('有归属', '没有归属'))}
      <div>
        <span className="field-name">归属门店</span>
        <StoreField isClearable value={url.store} onChange={(store) => setUrl({ store })} />
      </div>
      <div>
        <span className="field-name">归属导购</span>
        <GuideField isClearable value={url.guide} storeId={url.store} onChange={(guide) => setUrl({ guide })} />
      </div>
      {choice('购买', 'ordered', eitherOf('买过', '没买过'))}
      <QuietField url={url} setUrl={setUrl} />
      {choice('联系意愿', 'contact', eitherOf('接受联系', '不接受联系'))}
      {choice('注销', 'erased', eitherOf('已注销', '未注销'))}
      <DayField label="入会，从" value={url.from} onDone={(from) => setUrl({ from })} />
      <DayField label="入会，到（含）" value={url.to} onDone={(to) => setUrl({ to })} />
    </div>
  )
}

function QuietField({ url, setUrl }: Pick<Props, 'url' | 'setUrl'>) {
  const id = useId()
  return (
    <div>
      <label className="field-name" htmlFor={id}>
        多少天没有动静
      </label>
      <InputNumber
        id={id}
        min={1}
        max={3650}
        precision={0}
        placeholder="不限"
        style={{ width: '100%' }}
        value={url.quiet === '' ? null : Number(url.quiet)}
        onChange={(value) => setUrl({ quiet: value === null ? '' : String(value) })}
      />
    </div>
  )
}
