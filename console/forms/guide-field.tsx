import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../api/use-ask'
import { useSettled } from './use-settled'

const FOUND_MAX = 20

type Props = {
  value?: string | undefined
  onChange?: (guideId: string) => void
  /** Only those who work there. */
  storeId?: string | undefined
  label?: string
  isClearable?: boolean
  width?: number | string
  id?: string
}

/** Chooses one guide by how their name or code begins. */
export function GuideField({ value, onChange, storeId, label = '导购', isClearable, width, id }: Props) {
  const [words, setWords] = useState('')
  const settled = useSettled(words)
  const asked = useAsk('listGuides', {
    rows: FOUND_MAX,
    ...(storeId ? { storeId } : {}),
    ...(settled ? { words: settled } : {}),
  })
  const one = useAsk('viewGuide', { guideId: value ?? '' }, { isOn: Boolean(value), keepsBefore: false })
  const found = (asked.data?.guides ?? []).map((guide) => ({
    value: guide.id,
    label: `${guide.name}（${guide.homeStoreName ?? guide.code}）`,
  }))
  const chosen = one.data?.guide
  const isThere = !chosen || found.some((option) => option.value === chosen.id)
  const options = isThere ? found : [...found, { value: chosen.id, label: chosen.name }]
  return (
    <Select
      {...(id ? { id } : {})}
      aria-label={label}
      showSearch={{ filterOption: false, onSearch: setWords }}
      allowClear={isClearable === true}
      loading={asked.isLoading || asked.isRefreshing}
      style={{ width: width ?? '100%' }}
      placeholder="输入导购姓名或工号"
      value={value || undefined}
      onChange={(guideId?: string) => onChange?.(guideId ?? '')}
      options={options}
      notFoundContent="没有找到导购"
    />
  )
}
