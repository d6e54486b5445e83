import { Input, Select } from 'antd'
import { EMPLOYMENT_TEXT } from '../../../contract/vocabulary'
import { useAsk } from '../../api/use-ask'
import { StoreField } from '../../forms/store-field'
import { SavedViews } from '../../ui/saved-views'

/** What of the list of guides stands in the address. */
export const GUIDE_URL = {
  region: '',
  store: '',
  employment: 'active',
  away: '',
  full: '',
  signed: '',
  words: '',
  form: '',
  cursor: '',
}
export type GuideUrl = { [Key in keyof typeof GUIDE_URL]: string }

const choice = (all: string, yes: string, no: string) => [
  { value: '', label: all },
  { value: 'yes', label: yes },
  { value: 'no', label: no },
]
const EMPLOYMENTS = [
  { value: '', label: '在职与离职' },
  ...Object.entries(EMPLOYMENT_TEXT).map(([value, label]) => ({ value, label })),
]

/** The filters above the list of guides. */
export function GuideFilters({ url, setUrl }: { url: GuideUrl; setUrl: (change: Partial<GuideUrl>) => void }) {
  const { data } = useAsk('listRegions', {})
  const regions = (data?.regions ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const choices: { key: keyof GuideUrl; label: string; width: number; options: { value: string; label: string }[] }[] =
    [
      { key: 'region', label: '大区', width: 110, options: [{ value: '', label: '全部大区' }, ...regions] },
      { key: 'employment', label: '在职', width: 110, options: EMPLOYMENTS },
      { key: 'away', label: '今天在岗', width: 128, options: choice('在岗与否', '今天不在', '今天在岗') },
      { key: 'full', label: '是否接满', width: 110, options: choice('接满与否', '已接满', '还能接') },
      { key: 'signed', label: '是否开通', width: 110, options: choice('开通与否', '已开通', '未开通') },
    ]
  return (
    <>
      <Input.Search
        key={url.words}
        aria-label="姓名或工号开头"
        placeholder="姓名或工号开头"
        allowClear
        defaultValue={url.words}
        style={{ width: 170 }}
        onSearch={(words) => setUrl({ words: words.trim() })}
      />
      <StoreField
        width={190}
        placeholder="全部门店"
        isClearable
        value={url.store}
        onChange={(store) => setUrl({ store })}
      />
      {choices.map(({ key, label, width, options }) => (
        <Select
          key={key}
          aria-label={label}
          style={{ width }}
          value={url[key]}
          onChange={(value: string) => setUrl({ [key]: value })}
          options={options}
        />
      ))}
      <SavedViews id="guides" />
    </>
  )
}
