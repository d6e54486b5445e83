import { Input, Radio } from 'antd'
import { useState } from 'react'
import { EXCLUSION_TEXT, GUIDE_ROLE_TEXT } from '../../../contract/vocabulary'
import { useAsk } from '../../api/use-ask'
import { StoreField } from '../../forms/store-field'
import { useSettled } from '../../forms/use-settled'
import { Mark } from '../../ui/mark'
import { EmptyView, ErrorView } from '../../ui/state-view'

type Props = { value: string; onChange: (guideId: string) => void }

/** Chooses the guide who is to have leads: by store and name, with how full each is today. */
export function ReceiverPicker({ value, onChange }: Props) {
  const [storeId, setStoreId] = useState('')
  const [words, setWords] = useState('')
  const settled = useSettled(words.trim())
  const asked = useAsk('findReceivers', {
    ...(storeId ? { storeId } : {}),
    ...(settled ? { words: settled } : {}),
    rows: 20,
  })
  const guides = asked.data?.guides ?? []
  return (
    <div>
      <div className="filters">
        <StoreField width={220} isClearable value={storeId} onChange={setStoreId} placeholder="全部门店" />
        <Input
          aria-label="导购姓名或工号"
          style={{ width: 200 }}
          allowClear
          placeholder="导购姓名或工号"
          maxLength={40}
          value={words}
          onChange={({ target }) => setWords(target.value)}
        />
      </div>
      {asked.failure && <ErrorView failure={asked.failure} onRetry={asked.reload} />}
      {asked.data && guides.length === 0 && <EmptyView title="没有找到导购" next="换个姓名，或者换一家门店。" />}
      <Radio.Group
        aria-label="分配给"
        className="receivers"
        value={value}
        onChange={({ target }) => onChange(String(target.value))}
      >
        {guides.map(({ guideId, name, role, storeName, dayUsed, dayCap, openUsed, openCap, exclusion }) => (
          <Radio key={guideId} value={guideId}>
            <span className="receiver-name">
              {name}
              <small className="soft">{storeName ?? GUIDE_ROLE_TEXT[role]}</small>
            </span>
            <span className="number soft">
              今日 {dayUsed}/{dayCap} · 手上 {openUsed}/{openCap}
            </span>
            {exclusion ? <Mark tone="warn">{EXCLUSION_TEXT[exclusion]}</Mark> : <Mark tone="good">可接</Mark>}
          </Radio>
        ))}
      </Radio.Group>
    </div>
  )
}
