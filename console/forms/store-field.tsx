import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../api/use-ask'
import { useSettled } from './use-settled'

const FOUND_MAX = 20

type Props = {
  value?: string | undefined
  onChange?: (storeId: string) => void
  /** What the chosen one is called, where the page knows it already. */
  known?: { id: string; name: string } | undefined
  label?: string
  placeholder?: string
  isClearable?: boolean
  width?: number | string
  id?: string
}

/** Chooses one store by a part of its name or the beginning of its code, asked for while one types. */
export function StoreField({ value, onChange, known, label = '门店', placeholder, isClearable, width, id }: Props) {
  const { options, search, isLoading } = useStoreOptions(known ? [known] : value ? [{ id: value, name: '' }] : [])
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: search }}
      allowClear={isClearable === true}
      loading={isLoading}
      style={{ width: width ?? '100%' }}
      placeholder={placeholder ?? '输入门店名称或编号'}
      value={value || undefined}
      onChange={(storeId?: string) => onChange?.(storeId ?? '')}
      options={options}
      notFoundContent={isLoading ? '正在查找…' : '没有找到门店'}
    />
  )
}

type ManyProps = {
  value?: string[]
  onChange?: (storeIds: string[]) => void
  known?: readonly { id: string; name: string }[]
  label?: string
  maxCount?: number
  id?: string
}

/** Chooses several stores, in an order that counts where the first has a meaning. */
export function StoresField({ value, onChange, known = [], label = '门店', maxCount, id }: ManyProps) {
  const { options, search, isLoading } = useStoreOptions(known)
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: search }}
      {...(maxCount ? { maxCount } : {})}
      loading={isLoading}
      style={{ width: '100%' }}
      placeholder="输入门店名称或编号"
      value={value ?? []}
      onChange={(storeIds: string[]) => onChange?.(storeIds)}
      options={options}
      notFoundContent={isLoading ? '正在查找…' : '没有找到门店'}
    />
  )
}

type Known = { id: string; name: string }
type Option = { value: string; label: string }

function useStoreOptions(known: readonly Known[]) {
  const [words, search] = useState('')
  const settled = useSettled(words)
  const asked = useAsk('listStores', { rows: FOUND_MAX, ...(settled ? { words: settled } : {}) })
  const [seen] = useState(() => new Map<string, string>())
  // The name of one that came with the address is asked for once.
  const nameless = known.find(({ id, name }) => name === '' && !seen.has(id))
  const one = useAsk('viewStore', { storeId: nameless?.id ?? '' }, { isOn: nameless !== undefined, keepsBefore: false })
  for (const { id, name } of known) if (name) seen.set(id, name)
  if (one.data) seen.set(one.data.store.id, one.data.store.name)
  const found: Option[] = (asked.data?.stores ?? []).map(({ id, name, code }) => {
    seen.set(id, name)
    return { value: id, label: `${name}（${code}）` }
  })
  const isFound = new Set(found.map(({ value }) => value))
  const others: Option[] = settled
    ? []
    : [...seen].filter(([id]) => !isFound.has(id)).map(([value, label]) => ({ value, label }))
  return { options: [...found, ...others], search, isLoading: asked.isLoading || asked.isRefreshing }
}
