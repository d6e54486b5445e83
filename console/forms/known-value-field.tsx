import { AutoComplete, Select } from 'antd'
import { useState } from 'react'
import { type RuleField, ruleField } from '../../contract/rule-fields'
import type { In } from '../api/call'
import { useAsk } from '../api/use-ask'

type KnownField = In<'listRuleValues'>['field']
/** Fields that name a thing by its number: only what there is can be picked. The others may also be typed. */
const THINGS: readonly RuleField[] = ['store.id', 'guide.id', 'store.region', 'lead.partner']

export const isKnownField = (field: RuleField): field is KnownField =>
  [...THINGS, 'lead.wish', 'lead.city', 'lead.campaign', 'store.city'].includes(field)

type Props<Value> = { field: KnownField; value: Value; onChange: (value: Value) => void }

function useKnown(field: KnownField, search: string, values: readonly string[]) {
  const asked = useAsk('listRuleValues', { field, search, values: [...values] })
  return (asked.data?.values ?? []).map(({ value, label }) => ({ value, label }))
}

/** Several values, picked from those the brand has; cities, wishes and campaigns may be typed too. */
export function KnownValuesField({ field, value, onChange }: Props<string[]>) {
  const [search, setSearch] = useState('')
  const isThing = THINGS.includes(field)
  const options = useKnown(field, search, isThing ? value : [])
  return (
    <Select
      aria-label={`${ruleField(field).label}，可以选多个`}
      mode={isThing ? 'multiple' : 'tags'}
      value={value}
      onChange={onChange}
      options={options}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={isThing ? '搜索名称后选择' : '选择，或输入后回车'}
      style={{ width: '100%' }}
    />
  )
}

/** One value, picked or typed. */
export function KnownValueField({ field, value, onChange }: Props<string>) {
  return THINGS.includes(field) ? (
    <ThingField field={field} value={value} onChange={onChange} />
  ) : (
    <TypedField field={field} value={value} onChange={onChange} />
  )
}

function ThingField({ field, value, onChange }: Props<string>) {
  const [search, setSearch] = useState('')
  const options = useKnown(field, search, value ? [value] : [])
  return (
    <Select
      aria-label={ruleField(field).label}
      value={value || null}
      onChange={(next) => onChange(next ?? '')}
      options={options}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder="搜索名称后选择"
      style={{ width: '100%' }}
    />
  )
}

function TypedField({ field, value, onChange }: Props<string>) {
  const options = useKnown(field, value, [])
  return (
    <AutoComplete
      aria-label={ruleField(field).label}
      value={value}
      onChange={(next) => onChange(next ?? '')}
      options={options.map(({ value: known }) => ({ value: known }))}
      placeholder="选择，或直接输入"
      style={{ width: '100%' }}
    />
  )
}

/** A circle's middle is where a store is: nobody knows degrees by heart. */
export function StorePlaceField({ onPick }: { onPick: (place: { latitude: number; longitude: number }) => void }) {
  const [search, setSearch] = useState('')
  const asked = useAsk('listRuleValues', { field: 'store.id', search })
  const stores = asked.data?.values ?? []
  return (
    <Select
      aria-label="以一家门店为中心"
      value={null}
      onChange={(storeId: string | null) => {
        const place = stores.find(({ value }) => value === storeId)?.place
        if (place) onPick(place)
      }}
      options={stores.map(({ value, label }) => ({ value, label }))}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder="以一家门店为中心…"
      style={{ width: '100%' }}
    />
  )
}
