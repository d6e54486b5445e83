import { Select } from 'antd'
import { useState } from 'react'
import { useAsk } from '../api/use-ask'
import { useSettled } from './use-settled'

const FOUND_MAX = 50

type Props = { value?: string[]; onChange?: (guideIds: string[]) => void; maxCount?: number; id?: string }

/** Chooses several guides by how their names or codes begin; those chosen keep their names while one goes on typing. */
export function GuidesField({ value, onChange, maxCount, id }: Props) {
  const [words, setWords] = useState('')
  const [known] = useState(() => new Map<string, string>())
  const settled = useSettled(words)
  const asked = useAsk('listGuides', {
    rows: FOUND_MAX,
    employment: 'active',
    ...(settled ? { words: settled } : {}),
  })
  const found = (asked.data?.guides ?? []).map((guide) => {
    const label = `${guide.name}（${guide.homeStoreName ?? guide.code}）`
    known.set(guide.id, label)
    return { value: guide.id, label }
  })
  const isFound = new Set(found.map((option) => option.value))
  const chosen = (value ?? []).filter((guideId) => !isFound.has(guideId))
  return (
    <Select
      {...(id ? { id } : {})}
      mode="multiple"
      aria-label="导购"
      showSearch={{ filterOption: false, onSearch: setWords }}
      {...(maxCount ? { maxCount } : {})}
      loading={asked.isLoading || asked.isRefreshing}
      placeholder="输入导购姓名或工号"
      value={value ?? []}
      onChange={(guideIds: string[]) => onChange?.(guideIds)}
      options={[...found, ...chosen.map((guideId) => ({ value: guideId, label: known.get(guideId) ?? guideId }))]}
      notFoundContent="没有找到导购"
    />
  )
}
